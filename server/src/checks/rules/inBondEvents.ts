/** Rules of in-bond events, WP: arrival, export, transfer of liability, diversion (INB-54 to INB-58). */
import type { UnitRule } from '../rule';
import type { RecordView } from '../unitView';
import { daysBetween, rulesFor } from './common';

const event = rulesFor('WP');

const CONTAINER_EVENTS = ['3', '7'];
const NOT_FOR_AIR = ['3', '7', 'A'];
const EXPORT_EVENTS = ['5', '6', '7'];

const exportConveyance = event(
  {
    id: 'wp-export-conveyance',
    title: 'Exporting conveyance',
    description: 'Export mode and exporting conveyance are for exports only, actions 5, 6 and 7.',
    severity: 'warning',
    page: 'INB-58',
  },
  (unit, report) => {
    const action = unit.first('10')?.value('Action Code') ?? '';
    const detail = unit.first('20');
    if (!detail || action === '' || EXPORT_EVENTS.includes(action)) return;
    const field = ['Export MOT', 'Export Conveyance'].find((name) => !detail.isBlank(name));
    if (field !== undefined)
      report(detail, field, `${field} is for exports, actions 5, 6 and 7; this is action ${action}.`);
  },
);

/** Whether a WP10 record names an air waybill: a prefix of three digits, or a house bill. */
const isAir = (header: RecordView): boolean =>
  /^[0-9]{3}$/.test(header.value('Issuer Code of Simple/Regular Master Bill of Lading')) ||
  !header.isBlank('House Bill of Lading');

const arrivalPlace = event(
  {
    id: 'wp-arrival-place',
    title: 'Place of arrival',
    description: 'The arrival of a bill, but of an air waybill, gives the FIRMS code of the place.',
    severity: 'warning',
    page: 'INB-55',
  },
  (unit, report) => {
    const header = unit.first('10');
    if (header?.value('Action Code') !== '2' || isAir(header)) return;
    if (header.value('Issuer Code of Simple/Regular Master Bill of Lading').length !== 4) return;
    if (header.isBlank('FIRMS Location on In-Bond Arrival'))
      report(
        header,
        'FIRMS Location on In-Bond Arrival',
        'The arrival of a bill (action 2) gives the FIRMS code of the place, unless it arrived by air.',
      );
  },
);

const notForAir = event(
  {
    id: 'wp-not-for-air',
    title: 'Events that air cargo does not have',
    description: 'Container events (3, 7) and a transfer of liability (A) are not used for air.',
    severity: 'warning',
    page: 'INB-55',
  },
  (unit, report) => {
    const header = unit.first('10');
    const action = header?.value('Action Code') ?? '';
    if (header && NOT_FOR_AIR.includes(action) && isAir(header))
      report(
        header,
        'Action Code',
        `Action ${action} is not used for air, and the record names an air waybill${CONTAINER_EVENTS.includes(action) ? '; report the bill (2 or 6) or the in-bond (1 or 5)' : ''}.`,
      );
  },
);

const eventDate = event(
  {
    id: 'wp-event-date',
    title: 'Events that have happened',
    description:
      'The date is that of the actual arrival, export or transfer, so it does not lie behind the transmission.',
    severity: 'warning',
    page: 'INB-57',
  },
  (unit, report) => {
    const detail = unit.first('20');
    // A request for diversion comes ahead of what it asks for.
    if (!detail || unit.first('10')?.value('Action Code') === 'Z') return;
    const days = daysBetween(unit.batchHeader, 'Transmission Date', detail, 'Date');
    // West of the date line of the transmission it may be the next day already.
    if (days !== undefined && days > 1)
      report(
        detail,
        'Date',
        `The event lies ${days} days after the transmission date of the A record; its actual date is expected.`,
      );
  },
);

export const inBondEventRules: readonly UnitRule[] = [exportConveyance, arrivalPlace, notForAir, eventDate];
