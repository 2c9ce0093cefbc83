import { applicationUser } from './application-user.ts';
import { deprecatedFieldOfPolicies, deprecatedFieldOfRoutes } from './deprecated-field.ts';
import { destinationPort } from './destination-port.ts';
import { duplicateCertificate } from './duplicate-certificate.ts';
import { egressProxy } from './egress-proxy.ts';
import { injectionLabels } from './injection-labels.ts';
import { injectorService } from './injector-service.ts';
import { loopbackListener } from './loopback-listener.ts';
import { misplacedAnnotation, misplacedPodAnnotation, unknownAnnotation } from './misplaced-annotation.ts';
import { missingProxy } from './missing-proxy.ts';
import { namespaceNotInjected } from './namespace-not-injected.ts';
import { namespaceScope } from './namespace-scope.ts';
import { podAnnotations } from './pod-annotations.ts';
import { podSecurity } from './pod-security.ts';
import { portName } from './port-name.ts';
import { repeatedMatch } from './repeated-match.ts';
import type { Rule } from './rule.ts';
import { serverVerification } from './server-verification.ts';
import { serviceProtocols } from './service-protocols.ts';
import { sidecars } from './sidecars.ts';
import { subsetOffGateway } from './subset-off-gateway.ts';
import { targetPortNumbers } from './target-port-numbers.ts';
import { twoInjectors } from './two-injectors.ts';

/** Every rule, in the order of the codes that it gives. */
export const rules: readonly Rule[] = [
  namespaceNotInjected, // IST0102
  missingProxy, // IST0103
  misplacedAnnotation, // IST0107
  misplacedPodAnnotation, // IST0107
  unknownAnnotation, // IST0108
  podAnnotations, // IST0108, IST0125, SLU0108
  egressProxy, // IST0101
  sidecars, // IST0101, IST0110, IST0111
  namespaceScope, // IST0125, SLU0112
  destinationPort, // IST0112
  serviceProtocols, // IST0116
  portName, // IST0118
  injectionLabels, // IST0123
  serverVerification, // IST0128, IST0129
  repeatedMatch, // IST0130, IST0131
  deprecatedFieldOfRoutes, // IST0133
  deprecatedFieldOfPolicies, // IST0133
  targetPortNumbers, // IST0137
  duplicateCertificate, // IST0138
  injectorService, // IST0139
  subsetOffGateway, // IST0140
  loopbackListener, // IST0143
  applicationUser, // IST0144
  twoInjectors, // SLU0308
  podSecurity, // SLU0309
];
