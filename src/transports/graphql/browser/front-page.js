/** Runs in the front page: asks this server each of its questions, and shows what it answers. */
(function answerAll() {
  const read = (value, path) => path.split('.').reduce((inner, step) => inner?.[step], value);

  const written = (value) => {
    if (value === null || value === undefined) return '–';
    return typeof value === 'number'
      ? value.toLocaleString('en', { maximumFractionDigits: 1 })
      : String(value);
  };

  const element = (name, content, ...classes) => {
    const made = document.createElement(name);
    made.append(...content);
    made.classList.add(...classes);
    return made;
  };

  function tableOf(rows, columns) {
    const numeric = columns.map(({ path }) => rows.some((row) => typeof read(row, path) === 'number'));
    const cells = (name, contentOf) =>
      columns.map((column, index) =>
        element(name, [contentOf(column)], ...(numeric[index] ? ['number'] : [])),
      );
    const head = element(
      'tr',
      cells('th', ({ title }) => title),
    );
    const lines = rows.map((row) =>
      element(
        'tr',
        cells('td', ({ path }) => written(read(row, path))),
      ),
    );
    return element('table', [element('thead', [head]), element('tbody', lines)]);
  }

  async function answer(card) {
    const { operation, variables, rows, columns, total } = JSON.parse(card.dataset.question);
    const place = card.querySelector('.answer');
    const sent = new URLSearchParams({ documentId: operation, variables: JSON.stringify(variables) });
    try {
      const response = await fetch(`/graphql?${sent}`, { headers: { accept: 'application/json' } });
      const { data, errors } = await response.json();
      if (response.status === 401) {
        place.replaceChildren('This server answers nobody whom it does not know: see below.');
        document.querySelector('#keys').hidden = false;
        return;
      }
      const found = read(data, rows);
      const said = [];
      if (found) said.push(tableOf(found, columns));
      if (total && found) said.push(element('p', [`${written(read(data, total))} in all.`], 'soft'));
      if (errors) said.push(element('p', [errors[0].message], 'soft'));
      place.replaceChildren(...said);
    } catch {
      place.replaceChildren('This server did not answer.');
    }
  }

  for (const card of document.querySelectorAll('[data-question]')) void answer(card);
})();
