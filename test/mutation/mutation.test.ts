/** The whole mutation test; prints its table. `ACE_MUTATIONS` says how many damages of each kind are tried. */
import { describeMutations } from './suite';

const wanted = Number(process.env['ACE_MUTATIONS']);

describeMutations(wanted > 0 ? wanted : 500, true);
