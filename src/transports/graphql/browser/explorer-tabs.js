/**
 * Runs in the explorer's page before GraphiQL does. Its tabs stand by tool, and each tool's first says which; `?tab=`
 * opens one by its operation's name.
 */
(function groupTabs(tabs) {
  const kept = 'graphiql:tabState';
  const toolOf = new Map(tabs.map(({ operation, tool }) => [operation, tool]));
  let wanted = new URL(location.href).searchParams.get('tab');

  // GraphiQL keeps the tabs that somebody left open, and then shows no others.
  const state = JSON.parse(localStorage.getItem(kept) ?? 'null');
  const lacking = tabs.find(({ operation }) => operation === wanted);
  if (state && lacking && !state.tabs.some(({ title }) => title === wanted)) {
    const { operation, query, variables = null, headers } = lacking;
    const made = { title: operation, operationName: operation, query, variables, headers, response: null };
    state.tabs.push({ id: crypto.randomUUID(), ...made });
    localStorage.setItem(kept, JSON.stringify(state));
  }

  const mark = () => {
    let before = '';
    for (const tab of document.querySelectorAll('.graphiql-tab')) {
      const button = tab.querySelector('.graphiql-tab-button');
      const name = button.textContent.trim();
      const tool = toolOf.get(name) ?? '';
      if (tool === before) delete tab.dataset.tool;
      else if (tab.dataset.tool !== tool) tab.dataset.tool = tool;
      before = tool;
      if (name !== wanted) continue;
      wanted = null;
      button.click();
      tab.scrollIntoView({ inline: 'center' });
    }
  };
  new MutationObserver(mark).observe(document, { childList: true, subtree: true });
})(explorerTabs);
