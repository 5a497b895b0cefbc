import { list } from './categories.ts';

/** All invented. */
export const brands = list(
  'Halvorsen Peak, Cairnwright, Blue Tarn, Ostrava Alpin, Fernweg, Kestrel & Crag, Pinnacle Yard, ' +
    'Norrland Gear, Torrvik, Sable Ridge, Quarrystone, Windrose Supply, Altamira, Lodestar Outdoor, ' +
    'Granite Mile, Morrow Field, Skarn, Edelgrat, Thistle Moor, Campo Base',
);

/** Names of models, one for each model of four variants. */
export const models = list(
  'Aldergate, Arnica, Askvik, Banff, Barlow, Birkeland, Bracken, Brenta, Calder, Cascade, Cirrus, ' +
    'Corrie, Dalsland, Dolent, Drift, Ember, Engadin, Falkirk, Fathom, Fjord, Foehn, Garnet, Glacier, ' +
    'Gorge, Halden, Harrow, Heath, Hollin, Ibex, Ingot, Isar, Juniper, Kaldera, Karst, Kinder, Larch, ' +
    'Ledge, Lichen, Lofoten, Lynx, Marram, Meridian, Mistral, Moraine, Nevis, Nimbus, Onsala, Orle, ' +
    'Harrier Fell, Ötztal, Palisade, Piolet, Quartz, Raven, Rift, Rowan, Saltire, Scree, Serac, Sierra, ' +
    'Skagen, Solstice, Spindrift, Summit, Sylvan, Talus, Tarn, Teide, Thorn, Tundra, Umber, Valais, ' +
    'Vesper, Vidda, Wadden, Whin, Wolfram, Yarrow, Yukon, Zenith',
);
