import Big from 'big.js';
import { currencyDecimals, decimalText } from '../../domain/money.ts';
import { valueOf } from './facts.ts';
import { percent } from './finding.ts';
import type { CampaignRule } from './rule.ts';

/** Speaks once: a margin below 0 is under every floor. */
export const margin: CampaignRule = ({ figures: { price, effect }, thresholds }) => {
  if (!price || !effect) return [];
  const { gross, percent: marginPercent } = effect.margin;
  const finding = { source: 'cogs' } as const;
  const lost = new Big(gross.minor).neg();
  if (lost.gt(0)) {
    return [
      {
        ...finding,
        code: 'MARGIN_NEGATIVE',
        severity: 'BLOCKER',
        message: `Each unit sold at ${decimalText(price)} ${price.currency} loses ${decimalText({ ...gross, minor: lost })} ${gross.currency}.`,
        value: lost
          .neg()
          .div(new Big(10).pow(currencyDecimals(gross.currency)))
          .toNumber(),
        threshold: 0,
      },
    ];
  }
  const floor = thresholds.marginFloorPercent;
  if (marginPercent !== null && marginPercent >= floor) return [];
  return [
    {
      ...finding,
      code: 'MARGIN_BELOW_FLOOR',
      severity: 'WARNING',
      message:
        marginPercent === null
          ? 'The unit is given away.'
          : `The discounted price leaves a margin of ${percent(marginPercent)} (floor ${percent(floor)}).`,
      value: marginPercent,
      threshold: floor,
    },
  ];
};

/** The market is compared with what the campaign asks, not with the price before it. */
export const market: CampaignRule = ({ facts, figures, thresholds }) => {
  const [index, before] = [valueOf(facts.priceIndex), valueOf(facts.price)];
  if (index === null || !before || !figures.price || new Big(before.minor).eq(0)) return [];
  const value = new Big(index).times(figures.price.minor).div(before.minor).toNumber();
  if (value <= thresholds.priceIndex) return [];
  return [
    {
      code: 'PRICE_ABOVE_MARKET',
      severity: 'WARNING',
      source: 'cogs',
      message: `The discounted price is at ${percent(value)} of what competitors ask on average (threshold ${percent(thresholds.priceIndex)}).`,
      value,
      threshold: thresholds.priceIndex,
    },
  ];
};
