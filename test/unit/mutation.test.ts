/** The mutation test with few damages of each kind; `npm run test:mutation` tries many. */
import { describeMutations } from '../mutation/suite';

describeMutations(20, false);
