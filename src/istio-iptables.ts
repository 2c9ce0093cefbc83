#!/usr/bin/env node
import { istioIptables } from './interception/program.ts';

istioIptables(process.argv.slice(2));
