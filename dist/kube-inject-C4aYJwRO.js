import { n as kubeInject, r as withoutTemplates, t as injected } from "./kube-inject-Tcd0vc2q.js";

export { kubeInject };