import { clusters } from './clusters.js';
import { report } from './report.js';
import { runs } from './run.js';
import { theme } from './theme.js';
import { workbench } from './workbench.js';
import './assay.css';

let redraw = () => {};
theme(() => redraw());
redraw = report();
runs();
clusters();
workbench();
