import { list } from '../inventory/categories.ts';

export interface Country {
  readonly code: string;
  readonly currency: 'USD' | 'EUR';
  /** Share of the customers, per cent. */
  readonly share: number;
  readonly languages: readonly string[];
  /** Region and a city of it. */
  readonly places: readonly (readonly [region: string, city: string])[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}

/** `Region: City, Region: City, …` */
function places(text: string): readonly (readonly [string, string])[] {
  return list(text).map((entry) => entry.split(': ') as [string, string]);
}

const english = {
  women: list(
    'Emma, Olivia, Grace, Hannah, Chloe, Megan, Alice, Lucy, Nora, Ruby, Claire, Paige, Sadie, Tessa',
  ),
  men: list('James, Oliver, Ethan, Noah, Lucas, Henry, Owen, Caleb, Miles, Jack, Simon, Grant, Wyatt, Theo'),
};
const german = {
  women: list(
    'Lena, Anna, Sophie, Marie, Julia, Katrin, Heike, Nele, Clara, Birgit, Jana, Ute, Frieda, Mira',
  ),
  men: list(
    'Lukas, Jonas, Felix, Paul, Stefan, Jürgen, Matthias, Tobias, Uwe, Emil, Karsten, Moritz, Anton, Veit',
  ),
};

export const countries: readonly Country[] = [
  {
    code: 'US',
    currency: 'USD',
    share: 34,
    languages: ['en', 'en', 'en', 'es'],
    ...english,
    places: places(
      'California: Sacramento, Colorado: Boulder, Washington: Tacoma, Oregon: Bend, Utah: Ogden, Texas: Austin, New York: Albany, Ohio: Dayton, Vermont: Burlington, Montana: Helena, North Carolina: Asheville, Minnesota: Duluth',
    ),
    families: list(
      'Walker, Bennett, Hayes, Coleman, Foster, Reed, Sullivan, Brooks, Parker, Griffin, Marsh, Dalton, Ramirez, Ortega, Nguyen, Whitaker, Lowell, Pruitt',
    ),
  },
  {
    code: 'DE',
    currency: 'EUR',
    share: 18,
    languages: ['de'],
    ...german,
    places: places(
      'Bayern: München, Berlin: Berlin, Hessen: Kassel, Sachsen: Leipzig, Hamburg: Hamburg, Baden-Württemberg: Freiburg, Nordrhein-Westfalen: Köln, Thüringen: Erfurt',
    ),
    families: list(
      'Schneider, Hoffmann, Becker, Krüger, Vogel, Brandt, Lorenz, Seidel, Böhm, Ziegler, Kaiser, Winkler, Reuter, Albrecht, Haas, Thiele',
    ),
  },
  {
    code: 'GB',
    currency: 'EUR',
    share: 12,
    languages: ['en'],
    ...english,
    places: places(
      'England: Leeds, England: Bristol, England: Keswick, Scotland: Inverness, Scotland: Stirling, Wales: Bangor, Northern Ireland: Newry',
    ),
    families: list(
      'Hartley, Ashworth, Pemberton, Fraser, Douglas, Llewellyn, Thornton, Bradshaw, Kendall, Rowe, Sutton, Mercer, Holloway, Fenwick',
    ),
  },
  {
    code: 'FR',
    currency: 'EUR',
    share: 9,
    languages: ['fr'],
    places: places(
      'Auvergne-Rhône-Alpes: Grenoble, Occitanie: Toulouse, Bretagne: Rennes, Île-de-France: Paris, Grand Est: Colmar',
    ),
    women: list('Camille, Manon, Inès, Élodie, Aurélie, Margaux, Chloé, Solène, Hélène'),
    men: list('Hugo, Louis, Mathieu, Rémi, Antoine, Bastien, Thibault, Gaël, Étienne'),
    families: list(
      'Moreau, Lefebvre, Girard, Rousseau, Blanchard, Chevalier, Fontaine, Perrin, Marchand, Gauthier',
    ),
  },
  {
    code: 'CA',
    currency: 'USD',
    share: 7,
    languages: ['en', 'en', 'fr'],
    ...english,
    places: places(
      'British Columbia: Squamish, Alberta: Canmore, Ontario: Ottawa, Quebec: Québec, Nova Scotia: Halifax',
    ),
    families: list(
      'MacLeod, Tremblay, Gagnon, Campbell, Fraser, Bouchard, Wong, Singh, Morrison, Pelletier, Sinclair, Cote',
    ),
  },
  {
    code: 'NL',
    currency: 'EUR',
    share: 5,
    languages: ['nl'],
    places: places('Utrecht: Utrecht, Gelderland: Arnhem, Noord-Holland: Haarlem, Limburg: Maastricht'),
    women: list('Sanne, Lotte, Femke, Anouk, Marijke, Fleur, Roos'),
    men: list('Daan, Sem, Thijs, Bram, Joost, Ruben, Koen'),
    families: list('de Vries, van Dijk, Bakker, Visser, Smit, Meijer, Mulder, Bos, Vos, Hendriks'),
  },
  {
    code: 'ES',
    currency: 'EUR',
    share: 4,
    languages: ['es', 'es', 'ca'],
    places: places('Cataluña: Barcelona, Madrid: Madrid, Aragón: Huesca, Andalucía: Granada'),
    women: list('Lucía, Martina, Carmen, Alba, Nuria, Rocío, Elena'),
    men: list('Hugo, Álvaro, Pablo, Iker, Javier, Sergio, Marc'),
    families: list('García, Fernández, Navarro, Serrano, Molina, Ibáñez, Vidal, Cortés, Prieto, Soler'),
  },
  {
    code: 'IT',
    currency: 'EUR',
    share: 4,
    languages: ['it', 'it', 'de'],
    places: places('Lombardia: Bergamo, Trentino-Alto Adige: Bolzano, Piemonte: Torino, Veneto: Belluno'),
    women: list('Giulia, Chiara, Elisa, Federica, Silvia, Marta, Beatrice'),
    men: list('Luca, Matteo, Davide, Andrea, Simone, Pietro, Nicolò'),
    families: list(
      'Rossetti, Moretti, Conti, Galli, Marchetti, Ferrara, Bianchi, Rinaldi, Colombo, Pellegrini',
    ),
  },
  {
    code: 'AT',
    currency: 'EUR',
    share: 3,
    languages: ['de'],
    ...german,
    places: places('Tirol: Innsbruck, Wien: Wien, Salzburg: Salzburg, Steiermark: Graz'),
    families: list('Gruber, Huber, Steiner, Moser, Pichler, Egger, Leitner, Fuchs, Hofer, Auer'),
  },
  {
    code: 'CH',
    currency: 'EUR',
    share: 2,
    languages: ['de', 'de', 'fr', 'it'],
    ...german,
    places: places('Bern: Thun, Valais: Sion, Zürich: Zürich, Graubünden: Chur'),
    families: list('Zürcher, Amstutz, Bühler, Gerber, Wyss, Favre, Ammann, Küng, Brunner, Rochat'),
  },
  {
    code: 'SE',
    currency: 'EUR',
    share: 1,
    languages: ['sv'],
    places: places('Jämtland: Östersund, Stockholm: Stockholm, Norrbotten: Kiruna'),
    women: list('Astrid, Ebba, Maja, Linnéa, Saga, Freja'),
    men: list('Elias, Axel, Nils, Oskar, Viggo, Anders'),
    families: list('Lindqvist, Bergström, Nyström, Sandberg, Åkesson, Holm, Ekström, Dahl'),
  },
  {
    code: 'PL',
    currency: 'EUR',
    share: 1,
    languages: ['pl'],
    places: places('Małopolska: Kraków, Mazowsze: Warszawa, Dolny Śląsk: Wrocław'),
    women: list('Zofia, Hanna, Kinga, Agnieszka, Ewa, Marta'),
    men: list('Jakub, Piotr, Michał, Tomasz, Wojciech, Adam'),
    families: list('Kowalczyk, Zieliński, Wójcik, Mazur, Dąbrowski, Pawlak, Krawczyk, Sikora'),
  },
];
