import type { Put } from '../rows.ts';
import type { World } from '../world.ts';
import { feedbackRows } from './feedback.ts';
import { questionRows } from './questions.ts';
import { storyTicketRows } from './story-tickets.ts';
import { ticketRows } from './tickets.ts';

export function* supportRows(world: World): Generator<Put> {
  yield* ticketRows(world);
  yield* storyTicketRows(world);
  yield* questionRows(world);
  yield* feedbackRows(world);
}
