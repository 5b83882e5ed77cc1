import type { Json } from '../../../kernel/canonical.ts';
import { type Recorded, textAt } from './recorded.ts';
import { withoutBlanks } from './said.ts';

type Component = { readonly [name: string]: Json };

/** The model card of a recorded model: what it does and how it was made, how well it does it, and what to mind. */
export function modelCardOf(model: Recorded, datasets: readonly string[]): Component {
  const card = withoutBlanks({
    modelParameters: unlessEmpty({
      task: textAt(model, 'task'),
      modelArchitecture: textAt(model, 'architecture'),
      datasets: datasets.length === 0 ? undefined : [...datasets].sort().map((ref) => ({ ref })),
    }),
    quantitativeAnalysis: unlessEmpty({ performanceMetrics: metricsIn(textAt(model, 'performance')) }),
    considerations: unlessEmpty({
      useCases: oneOf(textAt(model, 'intendedUse')),
      technicalLimitations: oneOf(textAt(model, 'limitations')),
      environmentalConsiderations: energyOf(textAt(model, 'trainingEnergy')),
    }),
  });
  return Object.keys(card).length === 0 ? {} : { modelCard: card };
}

const oneOf = (text: string | undefined): readonly string[] | undefined => (text === undefined ? undefined : [text]);

function unlessEmpty(all: Readonly<Record<string, Json | undefined>>): Component | undefined {
  const there = withoutBlanks(all);
  return Object.keys(there).length === 0 ? undefined : there;
}

/** A text of lines such as `accuracy: 0.9` as a metric each; any other text as one value. */
function metricsIn(text: string | undefined): readonly Component[] | undefined {
  if (text === undefined) return undefined;
  const metrics = text.split('\n').map((line) => /^(\S(?:[^:\n]{0,98}\S)?): (\S.*)$/u.exec(line));
  const all = metrics.flatMap((found) => (found === null ? [] : [{ type: found[1] ?? '', value: found[2] ?? '' }]));
  return all.length === metrics.length ? all : [{ value: text }];
}

/** The energy of the training; who provided it is not recorded. */
function energyOf(kilowattHours: string | undefined): Component | undefined {
  if (kilowattHours === undefined) return undefined;
  const activityEnergyCost = { value: Number(kilowattHours), unit: 'kWh' };
  return { energyConsumptions: [{ activity: 'training', energyProviders: [], activityEnergyCost }] };
}
