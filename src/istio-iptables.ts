#!/usr/bin/env node
import { istioIptablesProgram } from './cli/istio-iptables.ts';

await istioIptablesProgram();
