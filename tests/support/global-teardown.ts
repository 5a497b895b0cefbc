import { stopCluster } from './global-setup.ts';

export default stopCluster;
