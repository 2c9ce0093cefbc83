import { a as __toCommonJS, i as __require, n as __esmMin, o as __toESM, r as __exportAll, t as __commonJSMin } from "./rolldown-runtime-JJ0R4FiC.js";
import { r as InvalidArgumentError, t as Command } from "./commander-BcH_yNtl.js";
import { B as workloadOf, F as problemCodes, _ as shipped, b as yaml, c as clustersFile, f as listenersFile, r as inject, t as objectName, v as hash, x as require_dist, y as regex } from "./problems-C4Jj0eer.js";
import { S as memo, _ as structure, b as podGroups, c as asciiJson, d as namesPart, f as versionIn, g as injectionWebhook, i as certificatesIn, p as schemaValidator, s as withoutCertificates, t as translator, u as isAwaited, v as analyzer, x as mapEach, y as istioInjector } from "./translate-LXhMaieB.js";
import { a as items, c as text, f as objectKey, i as isFields, o as optional, r as integer, t as fields, u as annotations } from "./fields-DgGu02Kh.js";
import { C as istioVersions, S as collectionPath, _ as rest, a as isAsWanted, c as putConfigMap, d as readSeen, f as split, g as pause, h as retryDelay, i as deleteConfigMap, l as readConfigMap, m as isTerminating, n as watchSentence, o as managedLabel, p as isFull, r as contentHash, s as manager, t as watchKind, u as readHeld, v as existing, w as metadataOnly, x as list, y as ApiError } from "./watch-C_9P9b0u.js";
import { E as rawObject } from "./ajv-COCFKHvT.js";
import { $ as init_V2CrossVersionObjectReference, $C as init_V1CustomResourceDefinitionSpec, $D as init_AuthenticationV1TokenRequest, $E as init_V1AllocatedDeviceStatus, $S as init_V1DeviceClass, $T as init_V1CephFSPersistentVolumeSource, $_ as init_V1MutatingWebhookConfiguration, $a as init_V1alpha3ResourcePoolStatusRequestList, $b as init_V1GitRepoVolumeSource, $c as init_V1ValidatingAdmissionPolicySpec, $d as init_V1Scheduling, $f as init_V1ResourceQuota, $g as init_V1NodeFeatures, $h as init_V1PersistentVolumeClaimSpec, $i as init_V1beta1DeviceConstraint, $l as init_V1SubjectAccessReviewStatus, $m as init_V1PodOS, $n as init_V1beta1StorageVersionMigrationStatus, $o as init_V1alpha2LeaseCandidate, $p as init_V1ProjectedVolumeSource, $r as init_V1beta1OpaqueDeviceConfiguration, $s as init_V1WebhookConversion, $t as init_V1beta2DeviceSelector, $u as init_V1ServiceCIDRList, $v as init_V1LeaseSpec, $w as init_V1ContainerExtendedResourceRequest, $x as init_V1EnvVarSource, $y as init_V1IngressClass, A as V2MetricIdentifier, AC as V1DaemonSetStatus, AD as RbacV1Subject, AE as V1CELDeviceSelector, AS as V1DeviceToleration, AT as V1ClusterRoleBinding, A_ as V1NetworkPolicy, Aa as V1beta1ClusterTrustBundle, Ab as V1HorizontalPodAutoscalerList, Ac as V1VolumeAttachmentSource, Ad as V1SecurityContext, Af as V1RoleBinding, Ag as V1NonResourceAttributes, Ah as V1PodAntiAffinity, Ai as V1beta1JSONPatch, Al as V1TokenReviewStatus, Am as V1PodTemplateSpec, An as V1beta2CounterSet, Ao as V1alpha2PodGroupTemplate, Ap as V1ReplicationControllerCondition, Ar as V1beta1ResourceClaimSpec, As as V1alpha1MutatingAdmissionPolicyBinding, At as V1beta2NodeAllocatableResourceMapping, Au as V1StatefulSetCondition, Av as V1LoadBalancerIngress, Aw as V1ContainerUser, Ax as V1FieldSelectorAttributes, Ay as V1IngressStatus, B as V2HorizontalPodAutoscalerBehavior, BC as V1DaemonEndpoint, BD as DiscoveryV1EndpointPort, BE as V1AzureDiskVolumeSource, BS as V1DeviceRequest, BT as V1CertificateSigningRequestStatus, B_ as V1NamespaceCondition, Ba as V1beta1BasicDevice, Bb as V1HTTPGetAction, Bc as V1ValidationRule, Bd as V1SecretKeySelector, Bf as V1ResourceSlice, Bg as V1NodeSelectorTerm, Bh as V1PersistentVolumeStatus, Bi as V1beta1DeviceTaint, Bl as V1Taint, Bm as V1PodSecurityContext, Bn as V1beta2CELDeviceSelector, Bo as V1alpha2PodGroupResourceClaimStatus, Bp as V1ReplicaSetCondition, Br as V1beta1PodCertificateRequestSpec, Bs as V1alpha1ClusterTrustBundleSpec, Bt as V1beta2DeviceTaintRuleStatus, Bu as V1ServiceStatus, Bv as V1LimitRangeSpec, Bw as V1ContainerState, Bx as V1ExecAction, By as V1IngressLoadBalancerStatus, C as init_V2MetricValueStatus, CC as init_V1DeploymentCondition, CD as init_V1APIGroupList, CE as init_V1CSINode, CS as init_V1EmptyDirVolumeSource, CT as init_V1ComponentCondition, C_ as init_V1NetworkPolicyPeer, Ca as init_V1beta1CounterSet, Cb as init_V1HostIP, Cc as init_V1VolumeAttributesClassList, Cd as init_V1SelfSubjectReview, Cf as init_V1RollingUpdateDaemonSet, Cg as init_V1ObjectMeta, Ch as init_V1PodDNSConfigOption, Ci as init_V1beta1MatchCondition, Cl as init_V1TopologySpreadConstraint, Cm as init_V1PortworxVolumeSource, Cn as init_V1beta2DeviceAttribute, Co as init_V1alpha2Workload, Cp as init_V1ResourceAttributes, Cr as init_V1beta1ResourceClaimTemplateSpec, Cs as init_V1alpha1MutatingAdmissionPolicySpec, Ct as init_V1beta2ResourceClaimList, Cu as init_V1StatefulSetSpec, Cv as init_V1LocalVolumeSource, Cw as init_V1CounterSet, Cx as init_V1FlexVolumeSource, Cy as init_V1Job, D as init_V2MetricStatus, DC as init_V1DeleteOptions, DD as init_StorageV1TokenRequest, DE as init_V1CSIDriverList, DS as init_V1DownwardAPIVolumeFile, DT as init_V1ClusterRoleList, D_ as init_V1NetworkPolicyIngressRule, Da as init_V1beta1ClusterTrustBundleSpec, Db as init_V1HorizontalPodAutoscalerStatus, Dc as init_V1VolumeAttachmentStatus, Dd as init_V1SelfSubjectAccessReview, Df as init_V1RoleList, Dg as init_V1NonResourceRule, Dh as init_V1PodCondition, Di as init_V1beta1LeaseCandidateList, Dl as init_V1TopologySelectorLabelRequirement, Dm as init_V1PolicyRulesWithSubjects, Dn as init_V1beta2DeviceAllocationConfiguration, Do as init_V1alpha2TopologyConstraint, Dp as init_V1ReplicationControllerSpec, Dr as init_V1beta1ResourceClaimTemplate, Ds as init_V1alpha1MutatingAdmissionPolicyBindingSpec, Dt as init_V1beta2ResourceClaim, Du as init_V1StatefulSetOrdinals, Dv as init_V1LocalObjectReference, Dw as init_V1ControllerRevisionList, Dx as init_V1FileKeySelector, Dy as init_V1JSONPatch, E as V2MetricStatus, EC as V1DeleteOptions, ED as StorageV1TokenRequest, EE as V1CSIDriverList, ES as V1DownwardAPIVolumeFile, ET as V1ClusterRoleList, E_ as V1NetworkPolicyIngressRule, Ea as V1beta1ClusterTrustBundleSpec, Eb as V1HorizontalPodAutoscalerStatus, Ec as V1VolumeAttachmentStatus, Ed as V1SelfSubjectAccessReview, Ef as V1RoleList, Eg as V1NonResourceRule, Eh as V1PodCondition, Ei as V1beta1LeaseCandidateList, El as V1TopologySelectorLabelRequirement, Em as V1PolicyRulesWithSubjects, En as V1beta2DeviceAllocationConfiguration, Eo as V1alpha2TopologyConstraint, Ep as V1ReplicationControllerSpec, Er as V1beta1ResourceClaimTemplate, Es as V1alpha1MutatingAdmissionPolicyBindingSpec, Et as V1beta2ResourceClaim, Eu as V1StatefulSetOrdinals, Ev as V1LocalObjectReference, Ew as V1ControllerRevisionList, Ex as V1FileKeySelector, Ey as V1JSONPatch, F as init_V2HorizontalPodAutoscalerSpec, FC as init_V1DaemonSetList, FD as init_EventsV1EventSeries, FE as init_V1Binding, FS as init_V1DeviceSubRequest, FT as init_V1ClientIPConfig, F_ as init_V1NamespaceStatus, Fa as init_V1beta1CapacityRequestPolicyRange, Fb as init_V1HTTPIngressRuleValue, Fc as init_V1VolumeAttachment, Fd as init_V1SecretReference, Ff as init_V1ResourceStatus, Fg as init_V1NodeSwapStatus, Fh as init_V1PodAffinity, Fi as init_V1beta1IPAddressList, Fl as init_V1TokenReview, Fm as init_V1PodTemplate, Fn as init_V1beta2CapacityRequirements, Fo as init_V1alpha2PodGroupSpec, Fp as init_V1ReplicaSetStatus, Fr as init_V1beta1ResourceClaimConsumerReference, Fs as init_V1alpha1MatchResources, Ft as init_V1beta2ExactDeviceRequest, Fu as init_V1SleepAction, Fv as init_V1LinuxContainerUser, Fw as init_V1ContainerStateWaiting, Fx as init_V1ExternalDocumentation, Fy as init_V1IngressServiceBackend, G as init_V2HPAScalingRules, GC as init_V1CustomResourceSubresources, GD as init_CoreV1EventSeries, GE as init_V1AttachedVolume, GS as init_V1DeviceConstraint, GT as init_V1CertificateSigningRequestList, G_ as init_V1NamedRuleWithOperations, Ga as init_V1beta1AllocationResult, Gb as init_V1GroupSubject, Gc as init_V1ValidatingWebhookConfigurationList, Gd as init_V1Secret, Gf as init_V1ResourceRequirements, Gg as init_V1NodeSelector, Gh as init_V1PersistentVolumeList, Gi as init_V1beta1DeviceSelector, Gl as init_V1Sysctl, Gm as init_V1PodSchedulingGate, Gn as init_V1beta2AllocatedDeviceStatus, Go as init_V1alpha2PodGroupList, Gp as init_V1RBDVolumeSource, Gr as init_V1beta1PodCertificateRequest, Gs as init_V1alpha1ClusterTrustBundle, Gt as init_V1beta2DeviceTaintRuleList, Gu as init_V1ServicePort, Gv as init_V1LimitRangeItem, Gw as init_V1ContainerRestartRule, Gx as init_V1Eviction, Gy as init_V1IngressList, H as V2HorizontalPodAutoscaler, HC as V1CustomResourceValidation, HD as CoreV1ResourceClaim, HE as V1AuditAnnotation, HS as V1DeviceCounterConsumption, HT as V1CertificateSigningRequestSpec, H_ as V1Namespace, Ha as V1beta1ApplyConfiguration, Hb as V1GroupVersionForDiscovery, Hc as V1Validation, Hd as V1SecretEnvSource, Hf as V1ResourceRule, Hg as V1NodeSelectorRequirement, Hh as V1PersistentVolumeSpec, Hi as V1beta1DeviceSubRequest, Hl as V1TCPSocketAction, Hm as V1PodSchedulingGroup, Hn as V1beta2AllocationResult, Ho as V1alpha2PodGroupResourceClaim, Hp as V1ReplicaSet, Hr as V1beta1PodCertificateRequestList, Hs as V1alpha1ClusterTrustBundleList, Ht as V1beta2DeviceTaintRuleSpec, Hu as V1ServiceSpec, Hv as V1LimitRangeList, Hw as V1ContainerRestartRuleOnExitCodes, Hx as V1ExactDeviceRequest, Hy as V1IngressLoadBalancerIngress, I as V2HorizontalPodAutoscalerList, IC as V1DaemonSetCondition, ID as EventsV1EventList, IE as V1AzureFileVolumeSource, IS as V1DeviceSelector, IT as V1CinderVolumeSource, I_ as V1NamespaceSpec, Ia as V1beta1CapacityRequestPolicy, Ib as V1HTTPIngressPath, Ic as V1Volume, Id as V1SecretProjection, If as V1ResourceSliceSpec, Ig as V1NodeStatus, Ih as V1Pod, Ii as V1beta1IPAddress, Il as V1TokenRequestStatus, Im as V1PodStatus, In as V1beta2CapacityRequestPolicyRange, Io as V1alpha2PodGroupSchedulingPolicy, Ip as V1ReplicaSetSpec, Ir as V1beta1ResourceClaim, Is as V1alpha1MatchCondition, It as V1beta2DeviceToleration, Iu as V1ShardInfo, Iv as V1LimitedPriorityLevelConfiguration, Iw as V1ContainerStateTerminated, Ix as V1ExpressionWarning, Iy as V1IngressRule, J as V2ExternalMetricStatus, JC as V1CustomResourceDefinitionVersion, JD as CoreV1Event, JE as V1AppArmorProfile, JS as V1DeviceClassList, JT as V1CertificateSigningRequest, J_ as V1Mutation, Ja as V1alpha3ResourcePoolStatusRequestStatus, Jb as V1GlusterfsVolumeSource, Jc as V1ValidatingWebhook, Jd as V1ScopedResourceSelectorRequirement, Jf as V1ResourceQuotaSpec, Jg as V1NodeRuntimeHandler, Jh as V1PersistentVolumeClaimTemplate, Ji as V1beta1DeviceRequest, Jl as V1SuccessPolicy, Jm as V1PodResourceClaim, Jn as V1beta1VolumeAttributesClass, Jo as V1alpha2LeaseCandidateSpec, Jp as V1QuobyteVolumeSource, Jr as V1beta1ParamRef, Js as V1WindowsSecurityContextOptions, Jt as V1beta2DeviceTaint, Ju as V1ServiceCIDRStatus, Jv as V1LifecycleHandler, Jw as V1ContainerPort, Jx as V1EphemeralVolumeSource, Jy as V1IngressClassParametersReference, K as V2HPAScalingPolicy, KC as V1CustomResourceSubresourceScale, KD as CoreV1EventList, KE as V1ApplyConfiguration, KS as V1DeviceClassSpec, KT as V1CertificateSigningRequestCondition, K_ as V1NFSVolumeSource, Ka as V1beta1AllocatedDeviceStatus, Kb as V1GroupResource, Kc as V1ValidatingWebhookConfiguration, Kd as V1SeccompProfile, Kf as V1ResourceQuotaStatus, Kg as V1NodeRuntimeHandlerFeatures, Kh as V1PersistentVolumeClaimVolumeSource, Ki as V1beta1DeviceRequestAllocationResult, Kl as V1SuccessPolicyRule, Km as V1PodResourceClaimStatus, Kn as V1beta1VolumeAttributesClassList, Ko as V1alpha2PodGroup, Kp as V1RBDPersistentVolumeSource, Kr as V1beta1ParentReference, Ks as V1alpha1ApplyConfiguration, Kt as V1beta2DeviceTaintRule, Ku as V1ServiceList, Kv as V1LimitRange, Kw as V1ContainerResizePolicy, Kx as V1EventSource, Ky as V1IngressClassSpec, L as init_V2HorizontalPodAutoscalerList, LC as init_V1DaemonSetCondition, LD as init_EventsV1EventList, LE as init_V1AzureFileVolumeSource, LS as init_V1DeviceSelector, LT as init_V1CinderVolumeSource, L_ as init_V1NamespaceSpec, La as init_V1beta1CapacityRequestPolicy, Lb as init_V1HTTPIngressPath, Lc as init_V1Volume, Ld as init_V1SecretProjection, Lf as init_V1ResourceSliceSpec, Lg as init_V1NodeStatus, Lh as init_V1Pod, Li as init_V1beta1IPAddress, Ll as init_V1TokenRequestStatus, Lm as init_V1PodStatus, Ln as init_V1beta2CapacityRequestPolicyRange, Lo as init_V1alpha2PodGroupSchedulingPolicy, Lp as init_V1ReplicaSetSpec, Lr as init_V1beta1ResourceClaim, Ls as init_V1alpha1MatchCondition, Lt as init_V1beta2DeviceToleration, Lu as init_V1ShardInfo, Lv as init_V1LimitedPriorityLevelConfiguration, Lw as init_V1ContainerStateTerminated, Lx as init_V1ExpressionWarning, Ly as init_V1IngressRule, M as V2HorizontalPodAutoscalerStatus, MC as V1DaemonSetSpec, MD as FlowcontrolV1Subject, ME as V1BoundObjectReference, MS as V1DeviceTaint, MT as V1ClusterRole, M_ as V1NetworkDeviceData, Ma as V1beta1CapacityRequirements, Mb as V1HorizontalPodAutoscaler, Mc as V1VolumeAttachmentList, Md as V1SecretVolumeSource, Mf as V1Role, Mg as V1NodeSystemInfo, Mh as V1PodAffinityTerm, Mi as V1beta1IPAddressSpec, Ml as V1TokenReviewSpec, Mm as V1PodTemplateList, Mn as V1beta2Counter, Mo as V1alpha2PodGroupStatus, Mp as V1ReplicationController, Mr as V1beta1ResourceClaimList, Ms as V1alpha1MutatingAdmissionPolicy, Mt as V1beta2NetworkDeviceData, Mu as V1StatefulSet, Mv as V1ListMeta, Mw as V1ContainerStatus, Mx as V1FCVolumeSource, My as V1IngressSpec, N as init_V2HorizontalPodAutoscalerStatus, NC as init_V1DaemonSetSpec, ND as init_FlowcontrolV1Subject, NE as init_V1BoundObjectReference, NS as init_V1DeviceTaint, NT as init_V1ClusterRole, N_ as init_V1NetworkDeviceData, Na as init_V1beta1CapacityRequirements, Nb as init_V1HorizontalPodAutoscaler, Nc as init_V1VolumeAttachmentList, Nd as init_V1SecretVolumeSource, Nf as init_V1Role, Ng as init_V1NodeSystemInfo, Nh as init_V1PodAffinityTerm, Ni as init_V1beta1IPAddressSpec, Nl as init_V1TokenReviewSpec, Nm as init_V1PodTemplateList, Nn as init_V1beta2Counter, No as init_V1alpha2PodGroupStatus, Np as init_V1ReplicationController, Nr as init_V1beta1ResourceClaimList, Ns as init_V1alpha1MutatingAdmissionPolicy, Nt as init_V1beta2NetworkDeviceData, Nu as init_V1StatefulSet, Nv as init_V1ListMeta, Nw as init_V1ContainerStatus, Nx as init_V1FCVolumeSource, Ny as init_V1IngressSpec, O as V2MetricSpec, OC as V1DaemonSetUpdateStrategy, OD as ResourceV1ResourceClaim, OE as V1CSIDriver, OS as V1DownwardAPIProjection, OT as V1ClusterRoleBindingList, O_ as V1NetworkPolicyEgressRule, Oa as V1beta1ClusterTrustBundleList, Ob as V1HorizontalPodAutoscalerSpec, Oc as V1VolumeAttachmentSpec, Od as V1SelectableField, Of as V1RoleBindingList, Og as V1NonResourcePolicyRule, Oh as V1PodCertificateProjection, Oi as V1beta1LeaseCandidate, Ol as V1Toleration, Om as V1PolicyRule, On as V1beta2Device, Oo as V1alpha2PodGroupTemplateReference, Op as V1ReplicationControllerList, Or as V1beta1ResourceClaimStatus, Os as V1alpha1MutatingAdmissionPolicyBindingList, Ot as V1beta2OpaqueDeviceConfiguration, Ou as V1StatefulSetList, Ov as V1LoadBalancerStatus, Ow as V1ControllerRevision, Ox as V1FieldSelectorRequirement, Oy as V1IngressTLS, P as V2HorizontalPodAutoscalerSpec, PC as V1DaemonSetList, PD as EventsV1EventSeries, PE as V1Binding, PS as V1DeviceSubRequest, PT as V1ClientIPConfig, P_ as V1NamespaceStatus, Pa as V1beta1CapacityRequestPolicyRange, Pb as V1HTTPIngressRuleValue, Pc as V1VolumeAttachment, Pd as V1SecretReference, Pf as V1ResourceStatus, Pg as V1NodeSwapStatus, Ph as V1PodAffinity, Pi as V1beta1IPAddressList, Pl as V1TokenReview, Pm as V1PodTemplate, Pn as V1beta2CapacityRequirements, Po as V1alpha2PodGroupSpec, Pp as V1ReplicaSetStatus, Pr as V1beta1ResourceClaimConsumerReference, Ps as V1alpha1MatchResources, Pt as V1beta2ExactDeviceRequest, Pu as V1SleepAction, Pv as V1LinuxContainerUser, Pw as V1ContainerStateWaiting, Px as V1ExternalDocumentation, Py as V1IngressServiceBackend, Q as V2CrossVersionObjectReference, QC as V1CustomResourceDefinitionSpec, QD as AuthenticationV1TokenRequest, QE as V1AllocatedDeviceStatus, QS as V1DeviceClass, QT as V1CephFSPersistentVolumeSource, Q_ as V1MutatingWebhookConfiguration, Qa as V1alpha3ResourcePoolStatusRequestList, Qb as V1GitRepoVolumeSource, Qc as V1ValidatingAdmissionPolicySpec, Qd as V1Scheduling, Qf as V1ResourceQuota, Qg as V1NodeFeatures, Qh as V1PersistentVolumeClaimSpec, Qi as V1beta1DeviceConstraint, Ql as V1SubjectAccessReviewStatus, Qm as V1PodOS, Qn as V1beta1StorageVersionMigrationStatus, Qo as V1alpha2LeaseCandidate, Qp as V1ProjectedVolumeSource, Qr as V1beta1OpaqueDeviceConfiguration, Qs as V1WebhookConversion, Qt as V1beta2DeviceSelector, Qu as V1ServiceCIDRList, Qv as V1LeaseSpec, Qw as V1ContainerExtendedResourceRequest, Qx as V1EnvVarSource, Qy as V1IngressClass, R as V2HorizontalPodAutoscalerCondition, RC as V1DaemonSet, RD as EventsV1Event, RE as V1AzureFilePersistentVolumeSource, RS as V1DeviceRequestAllocationResult, RT as V1CinderPersistentVolumeSource, R_ as V1NamespaceList, Ra as V1beta1CELDeviceSelector, Rb as V1HTTPHeader, Rc as V1Variable, Rd as V1SecretList, Rf as V1ResourceSliceList, Rg as V1NodeSpec, Rh as V1PhotonPersistentDiskVolumeSource, Ri as V1beta1DeviceToleration, Rl as V1TokenRequestSpec, Rm as V1PodSpec, Rn as V1beta2CapacityRequestPolicy, Ro as V1alpha2PodGroupSchedulingConstraints, Rp as V1ReplicaSetList, Rr as V1beta1PodCertificateRequestStatus, Rs as V1alpha1JSONPatch, Rt as V1beta2DeviceTaintSelector, Ru as V1SessionAffinityConfig, Rv as V1LimitResponse, Rw as V1ContainerStateRunning, Rx as V1ExemptPriorityLevelConfiguration, Ry as V1IngressPortStatus, S as V2MetricValueStatus, SC as V1DeploymentCondition, SD as V1APIGroupList, SE as V1CSINode, SS as V1EmptyDirVolumeSource, ST as V1ComponentCondition, S_ as V1NetworkPolicyPeer, Sa as V1beta1CounterSet, Sb as V1HostIP, Sc as V1VolumeAttributesClassList, Sd as V1SelfSubjectReview, Sf as V1RollingUpdateDaemonSet, Sg as V1ObjectMeta, Sh as V1PodDNSConfigOption, Si as V1beta1MatchCondition, Sl as V1TopologySpreadConstraint, Sm as V1PortworxVolumeSource, Sn as V1beta2DeviceAttribute, So as V1alpha2Workload, Sp as V1ResourceAttributes, Sr as V1beta1ResourceClaimTemplateSpec, Ss as V1alpha1MutatingAdmissionPolicySpec, St as V1beta2ResourceClaimList, Su as V1StatefulSetSpec, Sv as V1LocalVolumeSource, Sw as V1CounterSet, Sx as V1FlexVolumeSource, Sy as V1Job, T as init_V2MetricTarget, TC as init_V1Deployment, TD as init_V1APIGroup, TE as init_V1CSIDriverSpec, TS as init_V1DownwardAPIVolumeSource, TT as init_V1ClusterTrustBundleProjection, T_ as init_V1NetworkPolicyList, Ta as init_V1beta1Counter, Tb as init_V1HostAlias, Tc as init_V1VolumeAttributesClass, Td as init_V1SelfSubjectAccessReviewSpec, Tf as init_V1RoleRef, Tg as init_V1ObjectFieldSelector, Th as init_V1PodDNSConfig, Ti as init_V1beta1LeaseCandidateSpec, Tl as init_V1TopologySelectorTerm, Tm as init_V1PortStatus, Tn as init_V1beta2DeviceAllocationResult, To as init_V1alpha2TypedLocalObjectReference, Tp as init_V1ReplicationControllerStatus, Tr as init_V1beta1ResourceClaimTemplateList, Ts as init_V1alpha1MutatingAdmissionPolicyList, Tt as init_V1beta2ResourceClaimConsumerReference, Tu as init_V1StatefulSetPersistentVolumeClaimRetentionPolicy, Tv as init_V1LocalSubjectAccessReview, Tw as init_V1Counter, Tx as init_V1FlexPersistentVolumeSource, Ty as init_V1JSONSchemaProps, U as init_V2HorizontalPodAutoscaler, UC as init_V1CustomResourceValidation, UD as init_CoreV1ResourceClaim, UE as init_V1AuditAnnotation, US as init_V1DeviceCounterConsumption, UT as init_V1CertificateSigningRequestSpec, U_ as init_V1Namespace, Ua as init_V1beta1ApplyConfiguration, Ub as init_V1GroupVersionForDiscovery, Uc as init_V1Validation, Ud as init_V1SecretEnvSource, Uf as init_V1ResourceRule, Ug as init_V1NodeSelectorRequirement, Uh as init_V1PersistentVolumeSpec, Ui as init_V1beta1DeviceSubRequest, Ul as init_V1TCPSocketAction, Um as init_V1PodSchedulingGroup, Un as init_V1beta2AllocationResult, Uo as init_V1alpha2PodGroupResourceClaim, Up as init_V1ReplicaSet, Ur as init_V1beta1PodCertificateRequestList, Us as init_V1alpha1ClusterTrustBundleList, Ut as init_V1beta2DeviceTaintRuleSpec, Uu as init_V1ServiceSpec, Uv as init_V1LimitRangeList, Uw as init_V1ContainerRestartRuleOnExitCodes, Ux as init_V1ExactDeviceRequest, Uy as init_V1IngressLoadBalancerIngress, V as init_V2HorizontalPodAutoscalerBehavior, VC as init_V1DaemonEndpoint, VD as init_DiscoveryV1EndpointPort, VE as init_V1AzureDiskVolumeSource, VS as init_V1DeviceRequest, VT as init_V1CertificateSigningRequestStatus, V_ as init_V1NamespaceCondition, Va as init_V1beta1BasicDevice, Vb as init_V1HTTPGetAction, Vc as init_V1ValidationRule, Vd as init_V1SecretKeySelector, Vf as init_V1ResourceSlice, Vg as init_V1NodeSelectorTerm, Vh as init_V1PersistentVolumeStatus, Vi as init_V1beta1DeviceTaint, Vl as init_V1Taint, Vm as init_V1PodSecurityContext, Vn as init_V1beta2CELDeviceSelector, Vo as init_V1alpha2PodGroupResourceClaimStatus, Vp as init_V1ReplicaSetCondition, Vr as init_V1beta1PodCertificateRequestSpec, Vs as init_V1alpha1ClusterTrustBundleSpec, Vt as init_V1beta2DeviceTaintRuleStatus, Vu as init_V1ServiceStatus, Vv as init_V1LimitRangeSpec, Vw as init_V1ContainerState, Vx as init_V1ExecAction, Vy as init_V1IngressLoadBalancerStatus, W as V2HPAScalingRules, WC as V1CustomResourceSubresources, WD as CoreV1EventSeries, WE as V1AttachedVolume, WS as V1DeviceConstraint, WT as V1CertificateSigningRequestList, W_ as V1NamedRuleWithOperations, Wa as V1beta1AllocationResult, Wb as V1GroupSubject, Wc as V1ValidatingWebhookConfigurationList, Wd as V1Secret, Wf as V1ResourceRequirements, Wg as V1NodeSelector, Wh as V1PersistentVolumeList, Wi as V1beta1DeviceSelector, Wl as V1Sysctl, Wm as V1PodSchedulingGate, Wn as V1beta2AllocatedDeviceStatus, Wo as V1alpha2PodGroupList, Wp as V1RBDVolumeSource, Wr as V1beta1PodCertificateRequest, Ws as V1alpha1ClusterTrustBundle, Wt as V1beta2DeviceTaintRuleList, Wu as V1ServicePort, Wv as V1LimitRangeItem, Ww as V1ContainerRestartRule, Wx as V1Eviction, Wy as V1IngressList, X as V2ExternalMetricSource, XC as V1CustomResourceDefinitionStatus, XD as CoreV1EndpointPort, XE as V1AllocationResult, XS as V1DeviceClassConfiguration, XT as V1CephFSVolumeSource, X_ as V1MutatingWebhookConfigurationList, Xa as V1alpha3ResourcePoolStatusRequestSpec, Xb as V1GlusterfsPersistentVolumeSource, Xc as V1ValidatingAdmissionPolicyStatus, Xd as V1ScopeSelector, Xf as V1ResourceQuotaList, Xg as V1NodeList, Xh as V1PersistentVolumeClaimStatus, Xi as V1beta1DeviceCounterConsumption, Xl as V1SubjectRulesReviewStatus, Xm as V1PodReadinessGate, Xn as V1beta1Variable, Xo as V1alpha2LeaseCandidateList, Xp as V1QueuingConfiguration, Xr as V1beta1ParamKind, Xs as V1WeightedPodAffinityTerm, Xt as V1beta2DeviceSubRequest, Xu as V1ServiceCIDRSpec, Xv as V1Lifecycle, Xw as V1ContainerImage, Xx as V1EphemeralContainer, Xy as V1IngressClassList, Y as init_V2ExternalMetricStatus, YC as init_V1CustomResourceDefinitionVersion, YD as init_CoreV1Event, YE as init_V1AppArmorProfile, YS as init_V1DeviceClassList, YT as init_V1CertificateSigningRequest, Y_ as init_V1Mutation, Ya as init_V1alpha3ResourcePoolStatusRequestStatus, Yb as init_V1GlusterfsVolumeSource, Yc as init_V1ValidatingWebhook, Yd as init_V1ScopedResourceSelectorRequirement, Yf as init_V1ResourceQuotaSpec, Yg as init_V1NodeRuntimeHandler, Yh as init_V1PersistentVolumeClaimTemplate, Yi as init_V1beta1DeviceRequest, Yl as init_V1SuccessPolicy, Ym as init_V1PodResourceClaim, Yn as init_V1beta1VolumeAttributesClass, Yo as init_V1alpha2LeaseCandidateSpec, Yp as init_V1QuobyteVolumeSource, Yr as init_V1beta1ParamRef, Ys as init_V1WindowsSecurityContextOptions, Yt as init_V1beta2DeviceTaint, Yu as init_V1ServiceCIDRStatus, Yv as init_V1LifecycleHandler, Yw as init_V1ContainerPort, Yx as init_V1EphemeralVolumeSource, Yy as init_V1IngressClassParametersReference, Z as init_V2ExternalMetricSource, ZC as init_V1CustomResourceDefinitionStatus, ZD as init_CoreV1EndpointPort, ZE as init_V1AllocationResult, ZS as init_V1DeviceClassConfiguration, ZT as init_V1CephFSVolumeSource, Z_ as init_V1MutatingWebhookConfigurationList, Za as init_V1alpha3ResourcePoolStatusRequestSpec, Zb as init_V1GlusterfsPersistentVolumeSource, Zc as init_V1ValidatingAdmissionPolicyStatus, Zd as init_V1ScopeSelector, Zf as init_V1ResourceQuotaList, Zg as init_V1NodeList, Zh as init_V1PersistentVolumeClaimStatus, Zi as init_V1beta1DeviceCounterConsumption, Zl as init_V1SubjectRulesReviewStatus, Zm as init_V1PodReadinessGate, Zn as init_V1beta1Variable, Zo as init_V1alpha2LeaseCandidateList, Zp as init_V1QueuingConfiguration, Zr as init_V1beta1ParamKind, Zs as init_V1WeightedPodAffinityTerm, Zt as init_V1beta2DeviceSubRequest, Zu as init_V1ServiceCIDRSpec, Zv as init_V1Lifecycle, Zw as init_V1ContainerImage, Zx as init_V1EphemeralContainer, Zy as init_V1IngressClassList, _ as init_V2PodsMetricSource, _C as init_V1DeploymentStatus, _D as init_V1APIService, _E as init_V1CSINodeSpec, _S as init_V1EndpointConditions, _T as init_V1Condition, __ as init_V1Node, _a as init_V1beta1DeviceAllocationResult, _b as init_V1IPAddressList, _c as init_V1VolumeMount, _d as init_V1SelfSubjectRulesReviewSpec, _f as init_V1RuleWithOperations, _g as init_V1Overhead, _h as init_V1PodDisruptionBudgetSpec, _i as init_V1beta1MutatingAdmissionPolicyBinding, _l as init_V1TypedObjectReference, _m as init_V1PriorityClass, _n as init_V1beta2DeviceClaimConfiguration, _o as init_V1alpha2WorkloadSpec, _p as init_V1ResourceClaimSpec, _r as init_V1beta1ResourceSliceList, _s as init_V1alpha1ParamKind, _t as init_V1beta2ResourceClaimTemplate, _u as init_V1Status, _v as init_V1MatchResources, _w as init_V1CronJobSpec, _x as init_V1FlowSchema, _y as init_V1JobSpec, a as loadKubeConfig, aC as init_V1DeviceCapacity, aD as init_V1AWSElasticBlockStoreVolumeSource, aE as init_V1CapacityRequestPolicy, aO as init_ApiextensionsV1ServiceReference, aS as init_V1EndpointsList, aT as init_V1ConfigMapProjection, a_ as init_V1NodeConfigSource, aa as init_V1beta1DeviceClassConfiguration, ab as init_V1ImageVolumeStatus, ac as init_V1VolumeStatus, ad as init_V1ServiceAccountTokenProjection, af as init_V1ScaleIOVolumeSource, ag as init_V1PersistentVolumeClaim, ah as init_V1PodFailurePolicyRule, ai as init_V1beta1NamedRuleWithOperations, al as init_V1ValidatingAdmissionPolicyBindingList, am as init_V1PriorityLevelConfigurationSpec, an as init_V1beta2DeviceCounterConsumption, ao as init_V1alpha3DeviceTaintSelector, ap as init_V1ResourceHealth, ar as init_V1beta1StorageVersionMigration, as as init_V1alpha1StorageVersionStatus, at as init_V1beta2ResourceSliceSpec, au as init_V1StorageOSVolumeSource, av as init_V1MutatingAdmissionPolicyList, aw as init_V1CustomResourceDefinitionCondition, ax as init_V1ForZone, ay as init_V1LabelSelectorRequirement, b as V2ObjectMetricSource, bC as V1DeploymentList, bD as V1APIResource, bE as V1CSINodeDriver, bS as V1Endpoint, bT as V1ComponentStatus, b_ as V1NetworkPolicyPort, ba as V1beta1Device, bb as V1HostPathVolumeSource, bc as V1VolumeDevice, bd as V1SelfSubjectReviewStatus, bf as V1RollingUpdateDeployment, bg as V1ObjectReference, bh as V1PodDisruptionBudget, bi as V1beta1MatchResources, bl as V1TypeChecking, bm as V1Preconditions, bn as V1beta2DeviceCapacity, bo as V1alpha2WorkloadList, bp as V1ResourceClaimConsumerReference, br as V1beta1ResourcePool, bs as V1alpha1Mutation, bt as V1beta2ResourceClaimSpec, bu as V1StatefulSetStatus, bv as V1ManagedFieldsEntry, bw as V1CronJob, bx as V1FlockerVolumeSource, by as V1JobCondition, c as VersionInfo, cC as V1DeviceAllocationResult, cD as V1APIServiceStatus, cE as V1CSIVolumeSource, cO as AdmissionregistrationV1ServiceReference, cS as V1EndpointSubset, cT as V1ConfigMapList, c_ as V1NodeAllocatableResourceMapping, ca as V1beta1DeviceClaimConfiguration, cb as V1ISCSIVolumeSource, cc as V1VolumeProjection, cd as V1ServiceAccountList, cf as V1Scale, cg as V1ParentReference, ch as V1PodFailurePolicyOnExitCodesRequirement, ci as V1beta1MutatingAdmissionPolicySpec, cl as V1ValidatingAdmissionPolicy, cm as V1PriorityLevelConfigurationList, cn as V1beta2DeviceClassSpec, co as V1alpha3DeviceTaintRuleSpec, cp as V1ResourceClaimTemplateSpec, cr as V1beta1ServiceCIDRSpec, cs as V1alpha1StorageVersionCondition, ct as V1beta2ResourceSlice, cu as V1StorageClassList, cv as V1MutatingAdmissionPolicyBindingList, cw as V1CustomResourceConversion, cx as V1FlowSchemaStatus, cy as V1LabelSelector, d as init_V2ResourceMetricStatus, dC as init_V1DeviceAllocationConfiguration, dD as init_V1APIServiceSpec, dE as init_V1CSIStorageCapacityList, dO as load, dS as init_V1EndpointSliceList, dT as init_V1ConfigMapKeySelector, d_ as init_V1NodeAllocatableResourceClaimStatus, da as init_V1beta1DeviceClaim, db as init_V1ISCSIPersistentVolumeSource, dc as init_V1VolumeNodeResources, dd as init_V1ServiceAccount, df as init_V1SELinuxOptions, dg as init_V1ParamRef, dh as init_V1PodFailurePolicy, di as init_V1beta1MutatingAdmissionPolicyList, dl as init_V1UserSubject, dm as init_V1PriorityLevelConfigurationCondition, dn as init_V1beta2DeviceClassList, do as init_V1alpha3DeviceTaintRuleList, dp as init_V1ResourceClaimTemplateList, dr as init_V1beta1ServiceCIDRList, ds as init_V1alpha1StorageVersion, dt as init_V1beta2ResourcePool, du as init_V1StorageClass, dv as init_V1MutatingAdmissionPolicyBinding, dw as init_V1CustomResourceColumnDefinition, dx as init_V1FlowSchemaSpec, dy as init_V1KeyToPath, eC as V1DeviceClaimConfiguration, eD as V1AggregationRule, eE as V1CapacityRequirements, eO as ApiregistrationV1ServiceReference, eS as V1EnvVar, eT as V1Container, e_ as V1NodeDaemonEndpoints, ea as V1beta1DeviceClassSpec, eb as V1IngressBackend, ec as V1WatchEvent, ed as V1ServiceCIDR, ef as V1ScaleStatus, eg as V1PersistentVolumeClaimList, eh as V1PodList, ei as V1beta1NodeAllocatableResourceMapping, el as V1ValidatingAdmissionPolicyList, em as V1Probe, en as V1beta2DeviceRequestAllocationResult, eo as V1alpha3ResourcePoolStatusRequest, ep as V1ResourcePool, er as V1beta1StorageVersionMigrationSpec, es as V1alpha2GangSchedulingPolicy, et as V2ContainerResourceMetricStatus, eu as V1SubjectAccessReviewSpec, ev as V1MutatingWebhook, ew as V1CustomResourceDefinitionNames, ex as V1GRPCAction, ey as V1LeaseList, f as V2ResourceMetricSource, fC as V1Device, fD as V1APIServiceList, fE as V1CSIStorageCapacity, fS as V1EndpointSlice, fT as V1ConfigMapEnvSource, f_ as V1NodeAffinity, fa as V1beta1DeviceCapacity, fb as V1IPBlock, fc as V1VolumeNodeAffinity, fd as V1Service, ff as V1RuntimeClassList, fg as V1ParamKind, fh as V1PodExtendedResourceClaimStatus, fi as V1beta1MutatingAdmissionPolicyBindingSpec, fl as V1UserInfo, fm as V1PriorityLevelConfiguration, fn as V1beta2DeviceClassConfiguration, fo as V1alpha3DeviceTaintRule, fp as V1ResourceClaimTemplate, fr as V1beta1ServiceCIDR, fs as V1alpha1ServerStorageVersion, ft as V1beta2ResourceClaimTemplateSpec, fu as V1StatusDetails, fv as V1MutatingAdmissionPolicy, fw as V1CrossVersionObjectReference, fx as V1FlowSchemaList, fy as V1JobTemplateSpec, g as V2PodsMetricSource, gC as V1DeploymentStatus, gD as V1APIService, gE as V1CSINodeSpec, gS as V1EndpointConditions, gT as V1Condition, g_ as V1Node, ga as V1beta1DeviceAllocationResult, gb as V1IPAddressList, gc as V1VolumeMount, gd as V1SelfSubjectRulesReviewSpec, gf as V1RuleWithOperations, gg as V1Overhead, gh as V1PodDisruptionBudgetSpec, gi as V1beta1MutatingAdmissionPolicyBinding, gl as V1TypedObjectReference, gm as V1PriorityClass, gn as V1beta2DeviceClaimConfiguration, go as V1alpha2WorkloadSpec, gp as V1ResourceClaimSpec, gr as V1beta1ResourceSliceList, gs as V1alpha1ParamKind, gt as V1beta2ResourceClaimTemplate, gu as V1Status, gv as V1MatchResources, gw as V1CronJobSpec, gx as V1FlowSchema, gy as V1JobSpec, h as init_V2PodsMetricStatus, hC as init_V1DeploymentStrategy, hD as init_V1APIServiceCondition, hE as init_V1CSIPersistentVolumeSource, hS as init_V1EndpointHints, hT as init_V1ConfigMap, h_ as init_V1NodeAddress, ha as init_V1beta1DeviceAttribute, hb as init_V1IPAddressSpec, hc as init_V1VolumeMountStatus, hd as init_V1ServerAddressByClientCIDR, hf as init_V1RuntimeClass, hg as init_V1OwnerReference, hh as init_V1PodDisruptionBudgetStatus, hi as init_V1beta1MutatingAdmissionPolicyBindingList, hl as init_V1UncountedTerminatedPods, hm as init_V1PriorityClassList, hn as init_V1beta2DeviceClass, ho as init_V1alpha3DeviceTaint, hp as init_V1ResourceClaimStatus, hr as init_V1beta1ResourceSliceSpec, hs as init_V1alpha1ParamRef, ht as init_V1beta2ResourceClaimTemplateList, hu as init_V1StatusCause, hv as init_V1ModifyVolumeStatus, hw as init_V1CronJobStatus, hx as init_V1FlowSchemaCondition, hy as init_V1JobStatus, i as isInCluster, iC as V1DeviceCapacity, iD as V1AWSElasticBlockStoreVolumeSource, iE as V1CapacityRequestPolicy, iO as ApiextensionsV1ServiceReference, iS as V1EndpointsList, iT as V1ConfigMapProjection, i_ as V1NodeConfigSource, ia as V1beta1DeviceClassConfiguration, ib as V1ImageVolumeStatus, ic as V1VolumeStatus, id as V1ServiceAccountTokenProjection, if as V1ScaleIOVolumeSource, ig as V1PersistentVolumeClaim, ih as V1PodFailurePolicyRule, ii as V1beta1NamedRuleWithOperations, il as V1ValidatingAdmissionPolicyBindingList, im as V1PriorityLevelConfigurationSpec, in as V1beta2DeviceCounterConsumption, io as V1alpha3DeviceTaintSelector, ip as V1ResourceHealth, ir as V1beta1StorageVersionMigration, is as V1alpha1StorageVersionStatus, it as V1beta2ResourceSliceSpec, iu as V1StorageOSVolumeSource, iv as V1MutatingAdmissionPolicyList, iw as V1CustomResourceDefinitionCondition, ix as V1ForZone, iy as V1LabelSelectorRequirement, j as init_V2MetricIdentifier, jC as init_V1DaemonSetStatus, jD as init_RbacV1Subject, jE as init_V1CELDeviceSelector, jS as init_V1DeviceToleration, jT as init_V1ClusterRoleBinding, j_ as init_V1NetworkPolicy, ja as init_V1beta1ClusterTrustBundle, jb as init_V1HorizontalPodAutoscalerList, jc as init_V1VolumeAttachmentSource, jd as init_V1SecurityContext, jf as init_V1RoleBinding, jg as init_V1NonResourceAttributes, jh as init_V1PodAntiAffinity, ji as init_V1beta1JSONPatch, jl as init_V1TokenReviewStatus, jm as init_V1PodTemplateSpec, jn as init_V1beta2CounterSet, jo as init_V1alpha2PodGroupTemplate, jp as init_V1ReplicationControllerCondition, jr as init_V1beta1ResourceClaimSpec, js as init_V1alpha1MutatingAdmissionPolicyBinding, jt as init_V1beta2NodeAllocatableResourceMapping, ju as init_V1StatefulSetCondition, jv as init_V1LoadBalancerIngress, jw as init_V1ContainerUser, jx as init_V1FieldSelectorAttributes, jy as init_V1IngressStatus, k as init_V2MetricSpec, kC as init_V1DaemonSetUpdateStrategy, kD as init_ResourceV1ResourceClaim, kE as init_V1CSIDriver, kS as init_V1DownwardAPIProjection, kT as init_V1ClusterRoleBindingList, k_ as init_V1NetworkPolicyEgressRule, ka as init_V1beta1ClusterTrustBundleList, kb as init_V1HorizontalPodAutoscalerSpec, kc as init_V1VolumeAttachmentSpec, kd as init_V1SelectableField, kf as init_V1RoleBindingList, kg as init_V1NonResourcePolicyRule, kh as init_V1PodCertificateProjection, ki as init_V1beta1LeaseCandidate, kl as init_V1Toleration, km as init_V1PolicyRule, kn as init_V1beta2Device, ko as init_V1alpha2PodGroupTemplateReference, kp as init_V1ReplicationControllerList, kr as init_V1beta1ResourceClaimStatus, ks as init_V1alpha1MutatingAdmissionPolicyBindingList, kt as init_V1beta2OpaqueDeviceConfiguration, ku as init_V1StatefulSetList, kv as init_V1LoadBalancerStatus, kw as init_V1ControllerRevision, kx as init_V1FieldSelectorRequirement, ky as init_V1IngressTLS, l as init_VersionInfo, lC as init_V1DeviceAllocationResult, lD as init_V1APIServiceStatus, lE as init_V1CSIVolumeSource, lO as init_AdmissionregistrationV1ServiceReference, lS as init_V1EndpointSubset, lT as init_V1ConfigMapList, l_ as init_V1NodeAllocatableResourceMapping, la as init_V1beta1DeviceClaimConfiguration, lb as init_V1ISCSIVolumeSource, lc as init_V1VolumeProjection, ld as init_V1ServiceAccountList, lf as init_V1Scale, lg as init_V1ParentReference, lh as init_V1PodFailurePolicyOnExitCodesRequirement, li as init_V1beta1MutatingAdmissionPolicySpec, ll as init_V1ValidatingAdmissionPolicy, lm as init_V1PriorityLevelConfigurationList, ln as init_V1beta2DeviceClassSpec, lo as init_V1alpha3DeviceTaintRuleSpec, lp as init_V1ResourceClaimTemplateSpec, lr as init_V1beta1ServiceCIDRSpec, ls as init_V1alpha1StorageVersionCondition, lt as init_V1beta2ResourceSlice, lu as init_V1StorageClassList, lv as init_V1MutatingAdmissionPolicyBindingList, lw as init_V1CustomResourceConversion, lx as init_V1FlowSchemaStatus, ly as init_V1LabelSelector, m as V2PodsMetricStatus, mC as V1DeploymentStrategy, mD as V1APIServiceCondition, mE as V1CSIPersistentVolumeSource, mS as V1EndpointHints, mT as V1ConfigMap, m_ as V1NodeAddress, ma as V1beta1DeviceAttribute, mb as V1IPAddressSpec, mc as V1VolumeMountStatus, md as V1ServerAddressByClientCIDR, mf as V1RuntimeClass, mg as V1OwnerReference, mh as V1PodDisruptionBudgetStatus, mi as V1beta1MutatingAdmissionPolicyBindingList, ml as V1UncountedTerminatedPods, mm as V1PriorityClassList, mn as V1beta2DeviceClass, mo as V1alpha3DeviceTaint, mp as V1ResourceClaimStatus, mr as V1beta1ResourceSliceSpec, ms as V1alpha1ParamRef, mt as V1beta2ResourceClaimTemplateList, mu as V1StatusCause, mv as V1ModifyVolumeStatus, mw as V1CronJobStatus, mx as V1FlowSchemaCondition, my as V1JobStatus, n as putKeys, nC as V1DeviceClaim, nD as V1Affinity, nE as V1CapacityRequestPolicyRange, nO as ApiextensionsV1WebhookClientConfig, nS as V1EnvFromSource, nT as V1ConfigMapVolumeSource, n_ as V1NodeConfigStatus, na as V1beta1DeviceClassList, nb as V1Ingress, nc as V1VsphereVirtualDiskVolumeSource, nd as V1ServiceBackendPort, nf as V1ScaleSpec, ng as V1PersistentVolumeClaimCondition, nh as V1PodIP, ni as V1beta1NetworkDeviceData, nl as V1ValidatingAdmissionPolicyBindingSpec, nm as V1PriorityLevelConfigurationStatus, nn as V1beta2DeviceRequest, no as V1alpha3PoolStatus, np as V1ResourcePolicyRule, nr as V1beta1StorageVersionMigrationList, ns as V1alpha1Variable, nt as V2ContainerResourceMetricSource, nu as V1SubjectAccessReview, nv as V1MutatingAdmissionPolicySpec, nw as V1CustomResourceDefinitionList, nx as V1GCEPersistentDiskVolumeSource, ny as V1Lease, o as KubeConfig, oC as V1DeviceAttribute, oD as V1APIVersions, oE as V1Capabilities, oO as AdmissionregistrationV1WebhookClientConfig, oS as V1Endpoints, oT as V1ConfigMapNodeConfigSource, o_ as V1NodeCondition, oa as V1beta1DeviceClass, ob as V1ImageVolumeSource, oc as V1VolumeResourceRequirements, od as V1ServiceAccountSubject, of as V1ScaleIOPersistentVolumeSource, og as V1PersistentVolume, oh as V1PodFailurePolicyOnPodConditionsPattern, oi as V1beta1Mutation, ol as V1ValidatingAdmissionPolicyBinding, om as V1PriorityLevelConfigurationReference, on as V1beta2DeviceConstraint, oo as V1alpha3DeviceTaintRuleStatus, op as V1ResourceFieldSelector, or as V1beta1ServiceCIDRStatus, os as V1alpha1StorageVersionList, ot as V1beta2ResourceSliceList, ou as V1StorageOSPersistentVolumeSource, ov as V1MutatingAdmissionPolicyBindingSpec, ow as V1CustomResourceDefinition, ox as V1ForNode, oy as V1LabelSelectorAttributes, p as init_V2ResourceMetricSource, pC as init_V1Device, pD as init_V1APIServiceList, pE as init_V1CSIStorageCapacity, pS as init_V1EndpointSlice, pT as init_V1ConfigMapEnvSource, p_ as init_V1NodeAffinity, pa as init_V1beta1DeviceCapacity, pb as init_V1IPBlock, pc as init_V1VolumeNodeAffinity, pd as init_V1Service, pf as init_V1RuntimeClassList, pg as init_V1ParamKind, ph as init_V1PodExtendedResourceClaimStatus, pi as init_V1beta1MutatingAdmissionPolicyBindingSpec, pl as init_V1UserInfo, pm as init_V1PriorityLevelConfiguration, pn as init_V1beta2DeviceClassConfiguration, po as init_V1alpha3DeviceTaintRule, pp as init_V1ResourceClaimTemplate, pr as init_V1beta1ServiceCIDR, ps as init_V1alpha1ServerStorageVersion, pt as init_V1beta2ResourceClaimTemplateSpec, pu as init_V1StatusDetails, pv as init_V1MutatingAdmissionPolicy, pw as init_V1CrossVersionObjectReference, px as init_V1FlowSchemaList, py as init_V1JobTemplateSpec, q as init_V2HPAScalingPolicy, qC as init_V1CustomResourceSubresourceScale, qD as init_CoreV1EventList, qE as init_V1ApplyConfiguration, qS as init_V1DeviceClassSpec, qT as init_V1CertificateSigningRequestCondition, q_ as init_V1NFSVolumeSource, qa as init_V1beta1AllocatedDeviceStatus, qb as init_V1GroupResource, qc as init_V1ValidatingWebhookConfiguration, qd as init_V1SeccompProfile, qf as init_V1ResourceQuotaStatus, qg as init_V1NodeRuntimeHandlerFeatures, qh as init_V1PersistentVolumeClaimVolumeSource, qi as init_V1beta1DeviceRequestAllocationResult, ql as init_V1SuccessPolicyRule, qm as init_V1PodResourceClaimStatus, qn as init_V1beta1VolumeAttributesClassList, qo as init_V1alpha2PodGroup, qp as init_V1RBDPersistentVolumeSource, qr as init_V1beta1ParentReference, qs as init_V1alpha1ApplyConfiguration, qt as init_V1beta2DeviceTaintRule, qu as init_V1ServiceList, qv as init_V1LimitRange, qw as init_V1ContainerResizePolicy, qx as init_V1EventSource, qy as init_V1IngressClassSpec, r as kubeClient, rC as init_V1DeviceClaim, rD as init_V1Affinity, rE as init_V1CapacityRequestPolicyRange, rO as init_ApiextensionsV1WebhookClientConfig, rS as init_V1EnvFromSource, rT as init_V1ConfigMapVolumeSource, r_ as init_V1NodeConfigStatus, ra as init_V1beta1DeviceClassList, rb as init_V1Ingress, rc as init_V1VsphereVirtualDiskVolumeSource, rd as init_V1ServiceBackendPort, rf as init_V1ScaleSpec, rg as init_V1PersistentVolumeClaimCondition, rh as init_V1PodIP, ri as init_V1beta1NetworkDeviceData, rl as init_V1ValidatingAdmissionPolicyBindingSpec, rm as init_V1PriorityLevelConfigurationStatus, rn as init_V1beta2DeviceRequest, ro as init_V1alpha3PoolStatus, rp as init_V1ResourcePolicyRule, rr as init_V1beta1StorageVersionMigrationList, rs as init_V1alpha1Variable, rt as init_V2ContainerResourceMetricSource, ru as init_V1SubjectAccessReview, rv as init_V1MutatingAdmissionPolicySpec, rw as init_V1CustomResourceDefinitionList, rx as init_V1GCEPersistentDiskVolumeSource, ry as init_V1Lease, s as init_config, sC as init_V1DeviceAttribute, sD as init_V1APIVersions, sE as init_V1Capabilities, sO as init_AdmissionregistrationV1WebhookClientConfig, sS as init_V1Endpoints, sT as init_V1ConfigMapNodeConfigSource, s_ as init_V1NodeCondition, sa as init_V1beta1DeviceClass, sb as init_V1ImageVolumeSource, sc as init_V1VolumeResourceRequirements, sd as init_V1ServiceAccountSubject, sf as init_V1ScaleIOPersistentVolumeSource, sg as init_V1PersistentVolume, sh as init_V1PodFailurePolicyOnPodConditionsPattern, si as init_V1beta1Mutation, sl as init_V1ValidatingAdmissionPolicyBinding, sm as init_V1PriorityLevelConfigurationReference, sn as init_V1beta2DeviceConstraint, so as init_V1alpha3DeviceTaintRuleStatus, sp as init_V1ResourceFieldSelector, sr as init_V1beta1ServiceCIDRStatus, ss as init_V1alpha1StorageVersionList, st as init_V1beta2ResourceSliceList, su as init_V1StorageOSPersistentVolumeSource, sv as init_V1MutatingAdmissionPolicyBindingSpec, sw as init_V1CustomResourceDefinition, sx as init_V1ForNode, sy as init_V1LabelSelectorAttributes, t as kubeSource, tC as init_V1DeviceClaimConfiguration, tD as init_V1AggregationRule, tE as init_V1CapacityRequirements, tO as init_ApiregistrationV1ServiceReference, tS as init_V1EnvVar, tT as init_V1Container, t_ as init_V1NodeDaemonEndpoints, ta as init_V1beta1DeviceClassSpec, tb as init_V1IngressBackend, tc as init_V1WatchEvent, td as init_V1ServiceCIDR, tf as init_V1ScaleStatus, tg as init_V1PersistentVolumeClaimList, th as init_V1PodList, ti as init_V1beta1NodeAllocatableResourceMapping, tl as init_V1ValidatingAdmissionPolicyList, tm as init_V1Probe, tn as init_V1beta2DeviceRequestAllocationResult, to as init_V1alpha3ResourcePoolStatusRequest, tp as init_V1ResourcePool, tr as init_V1beta1StorageVersionMigrationSpec, ts as init_V1alpha2GangSchedulingPolicy, tt as init_V2ContainerResourceMetricStatus, tu as init_V1SubjectAccessReviewSpec, tv as init_V1MutatingWebhook, tw as init_V1CustomResourceDefinitionNames, tx as init_V1GRPCAction, ty as init_V1LeaseList, u as V2ResourceMetricStatus, uC as V1DeviceAllocationConfiguration, uD as V1APIServiceSpec, uE as V1CSIStorageCapacityList, uO as init_js_yaml, uS as V1EndpointSliceList, uT as V1ConfigMapKeySelector, u_ as V1NodeAllocatableResourceClaimStatus, ua as V1beta1DeviceClaim, ub as V1ISCSIPersistentVolumeSource, uc as V1VolumeNodeResources, ud as V1ServiceAccount, uf as V1SELinuxOptions, ug as V1ParamRef, uh as V1PodFailurePolicy, ui as V1beta1MutatingAdmissionPolicyList, ul as V1UserSubject, um as V1PriorityLevelConfigurationCondition, un as V1beta2DeviceClassList, uo as V1alpha3DeviceTaintRuleList, up as V1ResourceClaimTemplateList, ur as V1beta1ServiceCIDRList, us as V1alpha1StorageVersion, ut as V1beta2ResourcePool, uu as V1StorageClass, uv as V1MutatingAdmissionPolicyBinding, uw as V1CustomResourceColumnDefinition, ux as V1FlowSchemaSpec, uy as V1KeyToPath, v as V2ObjectMetricStatus, vC as V1DeploymentSpec, vD as V1APIResourceList, vE as V1CSINodeList, vS as V1EndpointAddress, vT as V1ComponentStatusList, v_ as V1NetworkPolicySpec, va as V1beta1DeviceAllocationConfiguration, vb as V1IPAddress, vc as V1VolumeError, vd as V1SelfSubjectRulesReview, vf as V1RollingUpdateStatefulSetStrategy, vg as V1OpaqueDeviceConfiguration, vh as V1PodDisruptionBudgetList, vi as V1beta1MutatingAdmissionPolicy, vl as V1TypedLocalObjectReference, vm as V1PreferredSchedulingTerm, vn as V1beta2DeviceClaim, vo as V1alpha2WorkloadPodGroupTemplateReference, vp as V1ResourceClaimList, vr as V1beta1ResourceSlice, vs as V1alpha1NamedRuleWithOperations, vt as V1beta2ResourceClaimStatus, vu as V1StatefulSetUpdateStrategy, vv as V1MatchCondition, vw as V1CronJobList, vx as V1FlowDistinguisherMethod, vy as V1JobList, w as V2MetricTarget, wC as V1Deployment, wD as V1APIGroup, wE as V1CSIDriverSpec, wS as V1DownwardAPIVolumeSource, wT as V1ClusterTrustBundleProjection, w_ as V1NetworkPolicyList, wa as V1beta1Counter, wb as V1HostAlias, wc as V1VolumeAttributesClass, wd as V1SelfSubjectAccessReviewSpec, wf as V1RoleRef, wg as V1ObjectFieldSelector, wh as V1PodDNSConfig, wi as V1beta1LeaseCandidateSpec, wl as V1TopologySelectorTerm, wm as V1PortStatus, wn as V1beta2DeviceAllocationResult, wo as V1alpha2TypedLocalObjectReference, wp as V1ReplicationControllerStatus, wr as V1beta1ResourceClaimTemplateList, ws as V1alpha1MutatingAdmissionPolicyList, wt as V1beta2ResourceClaimConsumerReference, wu as V1StatefulSetPersistentVolumeClaimRetentionPolicy, wv as V1LocalSubjectAccessReview, ww as V1Counter, wx as V1FlexPersistentVolumeSource, wy as V1JSONSchemaProps, x as init_V2ObjectMetricSource, xC as init_V1DeploymentList, xD as init_V1APIResource, xE as init_V1CSINodeDriver, xS as init_V1Endpoint, xT as init_V1ComponentStatus, x_ as init_V1NetworkPolicyPort, xa as init_V1beta1Device, xb as init_V1HostPathVolumeSource, xc as init_V1VolumeDevice, xd as init_V1SelfSubjectReviewStatus, xf as init_V1RollingUpdateDeployment, xg as init_V1ObjectReference, xh as init_V1PodDisruptionBudget, xi as init_V1beta1MatchResources, xl as init_V1TypeChecking, xm as init_V1Preconditions, xn as init_V1beta2DeviceCapacity, xo as init_V1alpha2WorkloadList, xp as init_V1ResourceClaimConsumerReference, xr as init_V1beta1ResourcePool, xs as init_V1alpha1Mutation, xt as init_V1beta2ResourceClaimSpec, xu as init_V1StatefulSetStatus, xv as init_V1ManagedFieldsEntry, xw as init_V1CronJob, xx as init_V1FlockerVolumeSource, xy as init_V1JobCondition, y as init_V2ObjectMetricStatus, yC as init_V1DeploymentSpec, yD as init_V1APIResourceList, yE as init_V1CSINodeList, yS as init_V1EndpointAddress, yT as init_V1ComponentStatusList, y_ as init_V1NetworkPolicySpec, ya as init_V1beta1DeviceAllocationConfiguration, yb as init_V1IPAddress, yc as init_V1VolumeError, yd as init_V1SelfSubjectRulesReview, yf as init_V1RollingUpdateStatefulSetStrategy, yg as init_V1OpaqueDeviceConfiguration, yh as init_V1PodDisruptionBudgetList, yi as init_V1beta1MutatingAdmissionPolicy, yl as init_V1TypedLocalObjectReference, ym as init_V1PreferredSchedulingTerm, yn as init_V1beta2DeviceClaim, yo as init_V1alpha2WorkloadPodGroupTemplateReference, yp as init_V1ResourceClaimList, yr as init_V1beta1ResourceSlice, ys as init_V1alpha1NamedRuleWithOperations, yt as init_V1beta2ResourceClaimStatus, yu as init_V1StatefulSetUpdateStrategy, yv as init_V1MatchCondition, yw as init_V1CronJobList, yx as init_V1FlowDistinguisherMethod, yy as init_V1JobList, z as init_V2HorizontalPodAutoscalerCondition, zC as init_V1DaemonSet, zD as init_EventsV1Event, zE as init_V1AzureFilePersistentVolumeSource, zS as init_V1DeviceRequestAllocationResult, zT as init_V1CinderPersistentVolumeSource, z_ as init_V1NamespaceList, za as init_V1beta1CELDeviceSelector, zb as init_V1HTTPHeader, zc as init_V1Variable, zd as init_V1SecretList, zf as init_V1ResourceSliceList, zg as init_V1NodeSpec, zh as init_V1PhotonPersistentDiskVolumeSource, zi as init_V1beta1DeviceToleration, zl as init_V1TokenRequestSpec, zm as init_V1PodSpec, zn as init_V1beta2CapacityRequestPolicy, zo as init_V1alpha2PodGroupSchedulingConstraints, zp as init_V1ReplicaSetList, zr as init_V1beta1PodCertificateRequestStatus, zs as init_V1alpha1JSONPatch, zt as init_V1beta2DeviceTaintSelector, zu as init_V1SessionAffinityConfig, zv as init_V1LimitResponse, zw as init_V1ContainerStateRunning, zx as init_V1ExemptPriorityLevelConfiguration, zy as init_V1IngressPortStatus } from "./source-yv4aAlz3.js";
import { _ as routesDiffer, a as operate, c as failuresIn, d as subscriptions, f as versionsIn, g as rollout, h as clustersOf, i as teller, l as sameButEndpoints, m as withCertificateSteps, n as eventSentence, o as logger, p as askProxy, r as problemTeller, s as behind, t as electionSentence, u as showsAwaited, v as withClusters } from "./teller-DdIlSBkN.js";
import { n as injectionSettings, t as injectionOptions } from "./injection-settings-9_OZ600r.js";
import { n as require_undici } from "./ms-Ua_JBgCu.js";
import { n as drawUid, r as reown } from "./uid-DZGHibJd.js";
import { setMaxListeners } from "node:events";
import { basename, join } from "node:path";
import { readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { createHash, randomInt, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";
import { hostname, networkInterfaces } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// node_modules/@kubernetes/client-node/dist/gen/models/ObjectSerializer.js
var primitives, enumsMap, typeMap, parseMimeType, mimeTypePredicateFactory, mimeTypeSimplePredicateFactory, isTextLikeMimeType, isJsonMimeType, isJsonLikeMimeType, supportedMimeTypePredicatesWithPriority, nullableSuffix, optionalSuffix, arrayPrefix, mapPrefix, ObjectSerializer$1;
var init_ObjectSerializer = __esmMin((() => {
	init_AdmissionregistrationV1ServiceReference();
	init_AdmissionregistrationV1WebhookClientConfig();
	init_ApiextensionsV1ServiceReference();
	init_ApiextensionsV1WebhookClientConfig();
	init_ApiregistrationV1ServiceReference();
	init_AuthenticationV1TokenRequest();
	init_CoreV1EndpointPort();
	init_CoreV1Event();
	init_CoreV1EventList();
	init_CoreV1EventSeries();
	init_CoreV1ResourceClaim();
	init_DiscoveryV1EndpointPort();
	init_EventsV1Event();
	init_EventsV1EventList();
	init_EventsV1EventSeries();
	init_FlowcontrolV1Subject();
	init_RbacV1Subject();
	init_ResourceV1ResourceClaim();
	init_StorageV1TokenRequest();
	init_V1APIGroup();
	init_V1APIGroupList();
	init_V1APIResource();
	init_V1APIResourceList();
	init_V1APIService();
	init_V1APIServiceCondition();
	init_V1APIServiceList();
	init_V1APIServiceSpec();
	init_V1APIServiceStatus();
	init_V1APIVersions();
	init_V1AWSElasticBlockStoreVolumeSource();
	init_V1Affinity();
	init_V1AggregationRule();
	init_V1AllocatedDeviceStatus();
	init_V1AllocationResult();
	init_V1AppArmorProfile();
	init_V1ApplyConfiguration();
	init_V1AttachedVolume();
	init_V1AuditAnnotation();
	init_V1AzureDiskVolumeSource();
	init_V1AzureFilePersistentVolumeSource();
	init_V1AzureFileVolumeSource();
	init_V1Binding();
	init_V1BoundObjectReference();
	init_V1CELDeviceSelector();
	init_V1CSIDriver();
	init_V1CSIDriverList();
	init_V1CSIDriverSpec();
	init_V1CSINode();
	init_V1CSINodeDriver();
	init_V1CSINodeList();
	init_V1CSINodeSpec();
	init_V1CSIPersistentVolumeSource();
	init_V1CSIStorageCapacity();
	init_V1CSIStorageCapacityList();
	init_V1CSIVolumeSource();
	init_V1Capabilities();
	init_V1CapacityRequestPolicy();
	init_V1CapacityRequestPolicyRange();
	init_V1CapacityRequirements();
	init_V1CephFSPersistentVolumeSource();
	init_V1CephFSVolumeSource();
	init_V1CertificateSigningRequest();
	init_V1CertificateSigningRequestCondition();
	init_V1CertificateSigningRequestList();
	init_V1CertificateSigningRequestSpec();
	init_V1CertificateSigningRequestStatus();
	init_V1CinderPersistentVolumeSource();
	init_V1CinderVolumeSource();
	init_V1ClientIPConfig();
	init_V1ClusterRole();
	init_V1ClusterRoleBinding();
	init_V1ClusterRoleBindingList();
	init_V1ClusterRoleList();
	init_V1ClusterTrustBundleProjection();
	init_V1ComponentCondition();
	init_V1ComponentStatus();
	init_V1ComponentStatusList();
	init_V1Condition();
	init_V1ConfigMap();
	init_V1ConfigMapEnvSource();
	init_V1ConfigMapKeySelector();
	init_V1ConfigMapList();
	init_V1ConfigMapNodeConfigSource();
	init_V1ConfigMapProjection();
	init_V1ConfigMapVolumeSource();
	init_V1Container();
	init_V1ContainerExtendedResourceRequest();
	init_V1ContainerImage();
	init_V1ContainerPort();
	init_V1ContainerResizePolicy();
	init_V1ContainerRestartRule();
	init_V1ContainerRestartRuleOnExitCodes();
	init_V1ContainerState();
	init_V1ContainerStateRunning();
	init_V1ContainerStateTerminated();
	init_V1ContainerStateWaiting();
	init_V1ContainerStatus();
	init_V1ContainerUser();
	init_V1ControllerRevision();
	init_V1ControllerRevisionList();
	init_V1Counter();
	init_V1CounterSet();
	init_V1CronJob();
	init_V1CronJobList();
	init_V1CronJobSpec();
	init_V1CronJobStatus();
	init_V1CrossVersionObjectReference();
	init_V1CustomResourceColumnDefinition();
	init_V1CustomResourceConversion();
	init_V1CustomResourceDefinition();
	init_V1CustomResourceDefinitionCondition();
	init_V1CustomResourceDefinitionList();
	init_V1CustomResourceDefinitionNames();
	init_V1CustomResourceDefinitionSpec();
	init_V1CustomResourceDefinitionStatus();
	init_V1CustomResourceDefinitionVersion();
	init_V1CustomResourceSubresourceScale();
	init_V1CustomResourceSubresources();
	init_V1CustomResourceValidation();
	init_V1DaemonEndpoint();
	init_V1DaemonSet();
	init_V1DaemonSetCondition();
	init_V1DaemonSetList();
	init_V1DaemonSetSpec();
	init_V1DaemonSetStatus();
	init_V1DaemonSetUpdateStrategy();
	init_V1DeleteOptions();
	init_V1Deployment();
	init_V1DeploymentCondition();
	init_V1DeploymentList();
	init_V1DeploymentSpec();
	init_V1DeploymentStatus();
	init_V1DeploymentStrategy();
	init_V1Device();
	init_V1DeviceAllocationConfiguration();
	init_V1DeviceAllocationResult();
	init_V1DeviceAttribute();
	init_V1DeviceCapacity();
	init_V1DeviceClaim();
	init_V1DeviceClaimConfiguration();
	init_V1DeviceClass();
	init_V1DeviceClassConfiguration();
	init_V1DeviceClassList();
	init_V1DeviceClassSpec();
	init_V1DeviceConstraint();
	init_V1DeviceCounterConsumption();
	init_V1DeviceRequest();
	init_V1DeviceRequestAllocationResult();
	init_V1DeviceSelector();
	init_V1DeviceSubRequest();
	init_V1DeviceTaint();
	init_V1DeviceToleration();
	init_V1DownwardAPIProjection();
	init_V1DownwardAPIVolumeFile();
	init_V1DownwardAPIVolumeSource();
	init_V1EmptyDirVolumeSource();
	init_V1Endpoint();
	init_V1EndpointAddress();
	init_V1EndpointConditions();
	init_V1EndpointHints();
	init_V1EndpointSlice();
	init_V1EndpointSliceList();
	init_V1EndpointSubset();
	init_V1Endpoints();
	init_V1EndpointsList();
	init_V1EnvFromSource();
	init_V1EnvVar();
	init_V1EnvVarSource();
	init_V1EphemeralContainer();
	init_V1EphemeralVolumeSource();
	init_V1EventSource();
	init_V1Eviction();
	init_V1ExactDeviceRequest();
	init_V1ExecAction();
	init_V1ExemptPriorityLevelConfiguration();
	init_V1ExpressionWarning();
	init_V1ExternalDocumentation();
	init_V1FCVolumeSource();
	init_V1FieldSelectorAttributes();
	init_V1FieldSelectorRequirement();
	init_V1FileKeySelector();
	init_V1FlexPersistentVolumeSource();
	init_V1FlexVolumeSource();
	init_V1FlockerVolumeSource();
	init_V1FlowDistinguisherMethod();
	init_V1FlowSchema();
	init_V1FlowSchemaCondition();
	init_V1FlowSchemaList();
	init_V1FlowSchemaSpec();
	init_V1FlowSchemaStatus();
	init_V1ForNode();
	init_V1ForZone();
	init_V1GCEPersistentDiskVolumeSource();
	init_V1GRPCAction();
	init_V1GitRepoVolumeSource();
	init_V1GlusterfsPersistentVolumeSource();
	init_V1GlusterfsVolumeSource();
	init_V1GroupResource();
	init_V1GroupSubject();
	init_V1GroupVersionForDiscovery();
	init_V1HTTPGetAction();
	init_V1HTTPHeader();
	init_V1HTTPIngressPath();
	init_V1HTTPIngressRuleValue();
	init_V1HorizontalPodAutoscaler();
	init_V1HorizontalPodAutoscalerList();
	init_V1HorizontalPodAutoscalerSpec();
	init_V1HorizontalPodAutoscalerStatus();
	init_V1HostAlias();
	init_V1HostIP();
	init_V1HostPathVolumeSource();
	init_V1IPAddress();
	init_V1IPAddressList();
	init_V1IPAddressSpec();
	init_V1IPBlock();
	init_V1ISCSIPersistentVolumeSource();
	init_V1ISCSIVolumeSource();
	init_V1ImageVolumeSource();
	init_V1ImageVolumeStatus();
	init_V1Ingress();
	init_V1IngressBackend();
	init_V1IngressClass();
	init_V1IngressClassList();
	init_V1IngressClassParametersReference();
	init_V1IngressClassSpec();
	init_V1IngressList();
	init_V1IngressLoadBalancerIngress();
	init_V1IngressLoadBalancerStatus();
	init_V1IngressPortStatus();
	init_V1IngressRule();
	init_V1IngressServiceBackend();
	init_V1IngressSpec();
	init_V1IngressStatus();
	init_V1IngressTLS();
	init_V1JSONPatch();
	init_V1JSONSchemaProps();
	init_V1Job();
	init_V1JobCondition();
	init_V1JobList();
	init_V1JobSpec();
	init_V1JobStatus();
	init_V1JobTemplateSpec();
	init_V1KeyToPath();
	init_V1LabelSelector();
	init_V1LabelSelectorAttributes();
	init_V1LabelSelectorRequirement();
	init_V1Lease();
	init_V1LeaseList();
	init_V1LeaseSpec();
	init_V1Lifecycle();
	init_V1LifecycleHandler();
	init_V1LimitRange();
	init_V1LimitRangeItem();
	init_V1LimitRangeList();
	init_V1LimitRangeSpec();
	init_V1LimitResponse();
	init_V1LimitedPriorityLevelConfiguration();
	init_V1LinuxContainerUser();
	init_V1ListMeta();
	init_V1LoadBalancerIngress();
	init_V1LoadBalancerStatus();
	init_V1LocalObjectReference();
	init_V1LocalSubjectAccessReview();
	init_V1LocalVolumeSource();
	init_V1ManagedFieldsEntry();
	init_V1MatchCondition();
	init_V1MatchResources();
	init_V1ModifyVolumeStatus();
	init_V1MutatingAdmissionPolicy();
	init_V1MutatingAdmissionPolicyBinding();
	init_V1MutatingAdmissionPolicyBindingList();
	init_V1MutatingAdmissionPolicyBindingSpec();
	init_V1MutatingAdmissionPolicyList();
	init_V1MutatingAdmissionPolicySpec();
	init_V1MutatingWebhook();
	init_V1MutatingWebhookConfiguration();
	init_V1MutatingWebhookConfigurationList();
	init_V1Mutation();
	init_V1NFSVolumeSource();
	init_V1NamedRuleWithOperations();
	init_V1Namespace();
	init_V1NamespaceCondition();
	init_V1NamespaceList();
	init_V1NamespaceSpec();
	init_V1NamespaceStatus();
	init_V1NetworkDeviceData();
	init_V1NetworkPolicy();
	init_V1NetworkPolicyEgressRule();
	init_V1NetworkPolicyIngressRule();
	init_V1NetworkPolicyList();
	init_V1NetworkPolicyPeer();
	init_V1NetworkPolicyPort();
	init_V1NetworkPolicySpec();
	init_V1Node();
	init_V1NodeAddress();
	init_V1NodeAffinity();
	init_V1NodeAllocatableResourceClaimStatus();
	init_V1NodeAllocatableResourceMapping();
	init_V1NodeCondition();
	init_V1NodeConfigSource();
	init_V1NodeConfigStatus();
	init_V1NodeDaemonEndpoints();
	init_V1NodeFeatures();
	init_V1NodeList();
	init_V1NodeRuntimeHandler();
	init_V1NodeRuntimeHandlerFeatures();
	init_V1NodeSelector();
	init_V1NodeSelectorRequirement();
	init_V1NodeSelectorTerm();
	init_V1NodeSpec();
	init_V1NodeStatus();
	init_V1NodeSwapStatus();
	init_V1NodeSystemInfo();
	init_V1NonResourceAttributes();
	init_V1NonResourcePolicyRule();
	init_V1NonResourceRule();
	init_V1ObjectFieldSelector();
	init_V1ObjectMeta();
	init_V1ObjectReference();
	init_V1OpaqueDeviceConfiguration();
	init_V1Overhead();
	init_V1OwnerReference();
	init_V1ParamKind();
	init_V1ParamRef();
	init_V1ParentReference();
	init_V1PersistentVolume();
	init_V1PersistentVolumeClaim();
	init_V1PersistentVolumeClaimCondition();
	init_V1PersistentVolumeClaimList();
	init_V1PersistentVolumeClaimSpec();
	init_V1PersistentVolumeClaimStatus();
	init_V1PersistentVolumeClaimTemplate();
	init_V1PersistentVolumeClaimVolumeSource();
	init_V1PersistentVolumeList();
	init_V1PersistentVolumeSpec();
	init_V1PersistentVolumeStatus();
	init_V1PhotonPersistentDiskVolumeSource();
	init_V1Pod();
	init_V1PodAffinity();
	init_V1PodAffinityTerm();
	init_V1PodAntiAffinity();
	init_V1PodCertificateProjection();
	init_V1PodCondition();
	init_V1PodDNSConfig();
	init_V1PodDNSConfigOption();
	init_V1PodDisruptionBudget();
	init_V1PodDisruptionBudgetList();
	init_V1PodDisruptionBudgetSpec();
	init_V1PodDisruptionBudgetStatus();
	init_V1PodExtendedResourceClaimStatus();
	init_V1PodFailurePolicy();
	init_V1PodFailurePolicyOnExitCodesRequirement();
	init_V1PodFailurePolicyOnPodConditionsPattern();
	init_V1PodFailurePolicyRule();
	init_V1PodIP();
	init_V1PodList();
	init_V1PodOS();
	init_V1PodReadinessGate();
	init_V1PodResourceClaim();
	init_V1PodResourceClaimStatus();
	init_V1PodSchedulingGate();
	init_V1PodSchedulingGroup();
	init_V1PodSecurityContext();
	init_V1PodSpec();
	init_V1PodStatus();
	init_V1PodTemplate();
	init_V1PodTemplateList();
	init_V1PodTemplateSpec();
	init_V1PolicyRule();
	init_V1PolicyRulesWithSubjects();
	init_V1PortStatus();
	init_V1PortworxVolumeSource();
	init_V1Preconditions();
	init_V1PreferredSchedulingTerm();
	init_V1PriorityClass();
	init_V1PriorityClassList();
	init_V1PriorityLevelConfiguration();
	init_V1PriorityLevelConfigurationCondition();
	init_V1PriorityLevelConfigurationList();
	init_V1PriorityLevelConfigurationReference();
	init_V1PriorityLevelConfigurationSpec();
	init_V1PriorityLevelConfigurationStatus();
	init_V1Probe();
	init_V1ProjectedVolumeSource();
	init_V1QueuingConfiguration();
	init_V1QuobyteVolumeSource();
	init_V1RBDPersistentVolumeSource();
	init_V1RBDVolumeSource();
	init_V1ReplicaSet();
	init_V1ReplicaSetCondition();
	init_V1ReplicaSetList();
	init_V1ReplicaSetSpec();
	init_V1ReplicaSetStatus();
	init_V1ReplicationController();
	init_V1ReplicationControllerCondition();
	init_V1ReplicationControllerList();
	init_V1ReplicationControllerSpec();
	init_V1ReplicationControllerStatus();
	init_V1ResourceAttributes();
	init_V1ResourceClaimConsumerReference();
	init_V1ResourceClaimList();
	init_V1ResourceClaimSpec();
	init_V1ResourceClaimStatus();
	init_V1ResourceClaimTemplate();
	init_V1ResourceClaimTemplateList();
	init_V1ResourceClaimTemplateSpec();
	init_V1ResourceFieldSelector();
	init_V1ResourceHealth();
	init_V1ResourcePolicyRule();
	init_V1ResourcePool();
	init_V1ResourceQuota();
	init_V1ResourceQuotaList();
	init_V1ResourceQuotaSpec();
	init_V1ResourceQuotaStatus();
	init_V1ResourceRequirements();
	init_V1ResourceRule();
	init_V1ResourceSlice();
	init_V1ResourceSliceList();
	init_V1ResourceSliceSpec();
	init_V1ResourceStatus();
	init_V1Role();
	init_V1RoleBinding();
	init_V1RoleBindingList();
	init_V1RoleList();
	init_V1RoleRef();
	init_V1RollingUpdateDaemonSet();
	init_V1RollingUpdateDeployment();
	init_V1RollingUpdateStatefulSetStrategy();
	init_V1RuleWithOperations();
	init_V1RuntimeClass();
	init_V1RuntimeClassList();
	init_V1SELinuxOptions();
	init_V1Scale();
	init_V1ScaleIOPersistentVolumeSource();
	init_V1ScaleIOVolumeSource();
	init_V1ScaleSpec();
	init_V1ScaleStatus();
	init_V1Scheduling();
	init_V1ScopeSelector();
	init_V1ScopedResourceSelectorRequirement();
	init_V1SeccompProfile();
	init_V1Secret();
	init_V1SecretEnvSource();
	init_V1SecretKeySelector();
	init_V1SecretList();
	init_V1SecretProjection();
	init_V1SecretReference();
	init_V1SecretVolumeSource();
	init_V1SecurityContext();
	init_V1SelectableField();
	init_V1SelfSubjectAccessReview();
	init_V1SelfSubjectAccessReviewSpec();
	init_V1SelfSubjectReview();
	init_V1SelfSubjectReviewStatus();
	init_V1SelfSubjectRulesReview();
	init_V1SelfSubjectRulesReviewSpec();
	init_V1ServerAddressByClientCIDR();
	init_V1Service();
	init_V1ServiceAccount();
	init_V1ServiceAccountList();
	init_V1ServiceAccountSubject();
	init_V1ServiceAccountTokenProjection();
	init_V1ServiceBackendPort();
	init_V1ServiceCIDR();
	init_V1ServiceCIDRList();
	init_V1ServiceCIDRSpec();
	init_V1ServiceCIDRStatus();
	init_V1ServiceList();
	init_V1ServicePort();
	init_V1ServiceSpec();
	init_V1ServiceStatus();
	init_V1SessionAffinityConfig();
	init_V1ShardInfo();
	init_V1SleepAction();
	init_V1StatefulSet();
	init_V1StatefulSetCondition();
	init_V1StatefulSetList();
	init_V1StatefulSetOrdinals();
	init_V1StatefulSetPersistentVolumeClaimRetentionPolicy();
	init_V1StatefulSetSpec();
	init_V1StatefulSetStatus();
	init_V1StatefulSetUpdateStrategy();
	init_V1Status();
	init_V1StatusCause();
	init_V1StatusDetails();
	init_V1StorageClass();
	init_V1StorageClassList();
	init_V1StorageOSPersistentVolumeSource();
	init_V1StorageOSVolumeSource();
	init_V1SubjectAccessReview();
	init_V1SubjectAccessReviewSpec();
	init_V1SubjectAccessReviewStatus();
	init_V1SubjectRulesReviewStatus();
	init_V1SuccessPolicy();
	init_V1SuccessPolicyRule();
	init_V1Sysctl();
	init_V1TCPSocketAction();
	init_V1Taint();
	init_V1TokenRequestSpec();
	init_V1TokenRequestStatus();
	init_V1TokenReview();
	init_V1TokenReviewSpec();
	init_V1TokenReviewStatus();
	init_V1Toleration();
	init_V1TopologySelectorLabelRequirement();
	init_V1TopologySelectorTerm();
	init_V1TopologySpreadConstraint();
	init_V1TypeChecking();
	init_V1TypedLocalObjectReference();
	init_V1TypedObjectReference();
	init_V1UncountedTerminatedPods();
	init_V1UserInfo();
	init_V1UserSubject();
	init_V1ValidatingAdmissionPolicy();
	init_V1ValidatingAdmissionPolicyBinding();
	init_V1ValidatingAdmissionPolicyBindingList();
	init_V1ValidatingAdmissionPolicyBindingSpec();
	init_V1ValidatingAdmissionPolicyList();
	init_V1ValidatingAdmissionPolicySpec();
	init_V1ValidatingAdmissionPolicyStatus();
	init_V1ValidatingWebhook();
	init_V1ValidatingWebhookConfiguration();
	init_V1ValidatingWebhookConfigurationList();
	init_V1Validation();
	init_V1ValidationRule();
	init_V1Variable();
	init_V1Volume();
	init_V1VolumeAttachment();
	init_V1VolumeAttachmentList();
	init_V1VolumeAttachmentSource();
	init_V1VolumeAttachmentSpec();
	init_V1VolumeAttachmentStatus();
	init_V1VolumeAttributesClass();
	init_V1VolumeAttributesClassList();
	init_V1VolumeDevice();
	init_V1VolumeError();
	init_V1VolumeMount();
	init_V1VolumeMountStatus();
	init_V1VolumeNodeAffinity();
	init_V1VolumeNodeResources();
	init_V1VolumeProjection();
	init_V1VolumeResourceRequirements();
	init_V1VolumeStatus();
	init_V1VsphereVirtualDiskVolumeSource();
	init_V1WatchEvent();
	init_V1WebhookConversion();
	init_V1WeightedPodAffinityTerm();
	init_V1WindowsSecurityContextOptions();
	init_V1alpha1ApplyConfiguration();
	init_V1alpha1ClusterTrustBundle();
	init_V1alpha1ClusterTrustBundleList();
	init_V1alpha1ClusterTrustBundleSpec();
	init_V1alpha1JSONPatch();
	init_V1alpha1MatchCondition();
	init_V1alpha1MatchResources();
	init_V1alpha1MutatingAdmissionPolicy();
	init_V1alpha1MutatingAdmissionPolicyBinding();
	init_V1alpha1MutatingAdmissionPolicyBindingList();
	init_V1alpha1MutatingAdmissionPolicyBindingSpec();
	init_V1alpha1MutatingAdmissionPolicyList();
	init_V1alpha1MutatingAdmissionPolicySpec();
	init_V1alpha1Mutation();
	init_V1alpha1NamedRuleWithOperations();
	init_V1alpha1ParamKind();
	init_V1alpha1ParamRef();
	init_V1alpha1ServerStorageVersion();
	init_V1alpha1StorageVersion();
	init_V1alpha1StorageVersionCondition();
	init_V1alpha1StorageVersionList();
	init_V1alpha1StorageVersionStatus();
	init_V1alpha1Variable();
	init_V1alpha2GangSchedulingPolicy();
	init_V1alpha2LeaseCandidate();
	init_V1alpha2LeaseCandidateList();
	init_V1alpha2LeaseCandidateSpec();
	init_V1alpha2PodGroup();
	init_V1alpha2PodGroupList();
	init_V1alpha2PodGroupResourceClaim();
	init_V1alpha2PodGroupResourceClaimStatus();
	init_V1alpha2PodGroupSchedulingConstraints();
	init_V1alpha2PodGroupSchedulingPolicy();
	init_V1alpha2PodGroupSpec();
	init_V1alpha2PodGroupStatus();
	init_V1alpha2PodGroupTemplate();
	init_V1alpha2PodGroupTemplateReference();
	init_V1alpha2TopologyConstraint();
	init_V1alpha2TypedLocalObjectReference();
	init_V1alpha2Workload();
	init_V1alpha2WorkloadList();
	init_V1alpha2WorkloadPodGroupTemplateReference();
	init_V1alpha2WorkloadSpec();
	init_V1alpha3DeviceTaint();
	init_V1alpha3DeviceTaintRule();
	init_V1alpha3DeviceTaintRuleList();
	init_V1alpha3DeviceTaintRuleSpec();
	init_V1alpha3DeviceTaintRuleStatus();
	init_V1alpha3DeviceTaintSelector();
	init_V1alpha3PoolStatus();
	init_V1alpha3ResourcePoolStatusRequest();
	init_V1alpha3ResourcePoolStatusRequestList();
	init_V1alpha3ResourcePoolStatusRequestSpec();
	init_V1alpha3ResourcePoolStatusRequestStatus();
	init_V1beta1AllocatedDeviceStatus();
	init_V1beta1AllocationResult();
	init_V1beta1ApplyConfiguration();
	init_V1beta1BasicDevice();
	init_V1beta1CELDeviceSelector();
	init_V1beta1CapacityRequestPolicy();
	init_V1beta1CapacityRequestPolicyRange();
	init_V1beta1CapacityRequirements();
	init_V1beta1ClusterTrustBundle();
	init_V1beta1ClusterTrustBundleList();
	init_V1beta1ClusterTrustBundleSpec();
	init_V1beta1Counter();
	init_V1beta1CounterSet();
	init_V1beta1Device();
	init_V1beta1DeviceAllocationConfiguration();
	init_V1beta1DeviceAllocationResult();
	init_V1beta1DeviceAttribute();
	init_V1beta1DeviceCapacity();
	init_V1beta1DeviceClaim();
	init_V1beta1DeviceClaimConfiguration();
	init_V1beta1DeviceClass();
	init_V1beta1DeviceClassConfiguration();
	init_V1beta1DeviceClassList();
	init_V1beta1DeviceClassSpec();
	init_V1beta1DeviceConstraint();
	init_V1beta1DeviceCounterConsumption();
	init_V1beta1DeviceRequest();
	init_V1beta1DeviceRequestAllocationResult();
	init_V1beta1DeviceSelector();
	init_V1beta1DeviceSubRequest();
	init_V1beta1DeviceTaint();
	init_V1beta1DeviceToleration();
	init_V1beta1IPAddress();
	init_V1beta1IPAddressList();
	init_V1beta1IPAddressSpec();
	init_V1beta1JSONPatch();
	init_V1beta1LeaseCandidate();
	init_V1beta1LeaseCandidateList();
	init_V1beta1LeaseCandidateSpec();
	init_V1beta1MatchCondition();
	init_V1beta1MatchResources();
	init_V1beta1MutatingAdmissionPolicy();
	init_V1beta1MutatingAdmissionPolicyBinding();
	init_V1beta1MutatingAdmissionPolicyBindingList();
	init_V1beta1MutatingAdmissionPolicyBindingSpec();
	init_V1beta1MutatingAdmissionPolicyList();
	init_V1beta1MutatingAdmissionPolicySpec();
	init_V1beta1Mutation();
	init_V1beta1NamedRuleWithOperations();
	init_V1beta1NetworkDeviceData();
	init_V1beta1NodeAllocatableResourceMapping();
	init_V1beta1OpaqueDeviceConfiguration();
	init_V1beta1ParamKind();
	init_V1beta1ParamRef();
	init_V1beta1ParentReference();
	init_V1beta1PodCertificateRequest();
	init_V1beta1PodCertificateRequestList();
	init_V1beta1PodCertificateRequestSpec();
	init_V1beta1PodCertificateRequestStatus();
	init_V1beta1ResourceClaim();
	init_V1beta1ResourceClaimConsumerReference();
	init_V1beta1ResourceClaimList();
	init_V1beta1ResourceClaimSpec();
	init_V1beta1ResourceClaimStatus();
	init_V1beta1ResourceClaimTemplate();
	init_V1beta1ResourceClaimTemplateList();
	init_V1beta1ResourceClaimTemplateSpec();
	init_V1beta1ResourcePool();
	init_V1beta1ResourceSlice();
	init_V1beta1ResourceSliceList();
	init_V1beta1ResourceSliceSpec();
	init_V1beta1ServiceCIDR();
	init_V1beta1ServiceCIDRList();
	init_V1beta1ServiceCIDRSpec();
	init_V1beta1ServiceCIDRStatus();
	init_V1beta1StorageVersionMigration();
	init_V1beta1StorageVersionMigrationList();
	init_V1beta1StorageVersionMigrationSpec();
	init_V1beta1StorageVersionMigrationStatus();
	init_V1beta1Variable();
	init_V1beta1VolumeAttributesClass();
	init_V1beta1VolumeAttributesClassList();
	init_V1beta2AllocatedDeviceStatus();
	init_V1beta2AllocationResult();
	init_V1beta2CELDeviceSelector();
	init_V1beta2CapacityRequestPolicy();
	init_V1beta2CapacityRequestPolicyRange();
	init_V1beta2CapacityRequirements();
	init_V1beta2Counter();
	init_V1beta2CounterSet();
	init_V1beta2Device();
	init_V1beta2DeviceAllocationConfiguration();
	init_V1beta2DeviceAllocationResult();
	init_V1beta2DeviceAttribute();
	init_V1beta2DeviceCapacity();
	init_V1beta2DeviceClaim();
	init_V1beta2DeviceClaimConfiguration();
	init_V1beta2DeviceClass();
	init_V1beta2DeviceClassConfiguration();
	init_V1beta2DeviceClassList();
	init_V1beta2DeviceClassSpec();
	init_V1beta2DeviceConstraint();
	init_V1beta2DeviceCounterConsumption();
	init_V1beta2DeviceRequest();
	init_V1beta2DeviceRequestAllocationResult();
	init_V1beta2DeviceSelector();
	init_V1beta2DeviceSubRequest();
	init_V1beta2DeviceTaint();
	init_V1beta2DeviceTaintRule();
	init_V1beta2DeviceTaintRuleList();
	init_V1beta2DeviceTaintRuleSpec();
	init_V1beta2DeviceTaintRuleStatus();
	init_V1beta2DeviceTaintSelector();
	init_V1beta2DeviceToleration();
	init_V1beta2ExactDeviceRequest();
	init_V1beta2NetworkDeviceData();
	init_V1beta2NodeAllocatableResourceMapping();
	init_V1beta2OpaqueDeviceConfiguration();
	init_V1beta2ResourceClaim();
	init_V1beta2ResourceClaimConsumerReference();
	init_V1beta2ResourceClaimList();
	init_V1beta2ResourceClaimSpec();
	init_V1beta2ResourceClaimStatus();
	init_V1beta2ResourceClaimTemplate();
	init_V1beta2ResourceClaimTemplateList();
	init_V1beta2ResourceClaimTemplateSpec();
	init_V1beta2ResourcePool();
	init_V1beta2ResourceSlice();
	init_V1beta2ResourceSliceList();
	init_V1beta2ResourceSliceSpec();
	init_V2ContainerResourceMetricSource();
	init_V2ContainerResourceMetricStatus();
	init_V2CrossVersionObjectReference();
	init_V2ExternalMetricSource();
	init_V2ExternalMetricStatus();
	init_V2HPAScalingPolicy();
	init_V2HPAScalingRules();
	init_V2HorizontalPodAutoscaler();
	init_V2HorizontalPodAutoscalerBehavior();
	init_V2HorizontalPodAutoscalerCondition();
	init_V2HorizontalPodAutoscalerList();
	init_V2HorizontalPodAutoscalerSpec();
	init_V2HorizontalPodAutoscalerStatus();
	init_V2MetricIdentifier();
	init_V2MetricSpec();
	init_V2MetricStatus();
	init_V2MetricTarget();
	init_V2MetricValueStatus();
	init_V2ObjectMetricSource();
	init_V2ObjectMetricStatus();
	init_V2PodsMetricSource();
	init_V2PodsMetricStatus();
	init_V2ResourceMetricSource();
	init_V2ResourceMetricStatus();
	init_VersionInfo();
	init_AdmissionregistrationV1ServiceReference();
	init_AdmissionregistrationV1WebhookClientConfig();
	init_ApiextensionsV1ServiceReference();
	init_ApiextensionsV1WebhookClientConfig();
	init_ApiregistrationV1ServiceReference();
	init_AuthenticationV1TokenRequest();
	init_CoreV1EndpointPort();
	init_CoreV1Event();
	init_CoreV1EventList();
	init_CoreV1EventSeries();
	init_CoreV1ResourceClaim();
	init_DiscoveryV1EndpointPort();
	init_EventsV1Event();
	init_EventsV1EventList();
	init_EventsV1EventSeries();
	init_FlowcontrolV1Subject();
	init_RbacV1Subject();
	init_ResourceV1ResourceClaim();
	init_StorageV1TokenRequest();
	init_V1APIGroup();
	init_V1APIGroupList();
	init_V1APIResource();
	init_V1APIResourceList();
	init_V1APIService();
	init_V1APIServiceCondition();
	init_V1APIServiceList();
	init_V1APIServiceSpec();
	init_V1APIServiceStatus();
	init_V1APIVersions();
	init_V1AWSElasticBlockStoreVolumeSource();
	init_V1Affinity();
	init_V1AggregationRule();
	init_V1AllocatedDeviceStatus();
	init_V1AllocationResult();
	init_V1AppArmorProfile();
	init_V1ApplyConfiguration();
	init_V1AttachedVolume();
	init_V1AuditAnnotation();
	init_V1AzureDiskVolumeSource();
	init_V1AzureFilePersistentVolumeSource();
	init_V1AzureFileVolumeSource();
	init_V1Binding();
	init_V1BoundObjectReference();
	init_V1CELDeviceSelector();
	init_V1CSIDriver();
	init_V1CSIDriverList();
	init_V1CSIDriverSpec();
	init_V1CSINode();
	init_V1CSINodeDriver();
	init_V1CSINodeList();
	init_V1CSINodeSpec();
	init_V1CSIPersistentVolumeSource();
	init_V1CSIStorageCapacity();
	init_V1CSIStorageCapacityList();
	init_V1CSIVolumeSource();
	init_V1Capabilities();
	init_V1CapacityRequestPolicy();
	init_V1CapacityRequestPolicyRange();
	init_V1CapacityRequirements();
	init_V1CephFSPersistentVolumeSource();
	init_V1CephFSVolumeSource();
	init_V1CertificateSigningRequest();
	init_V1CertificateSigningRequestCondition();
	init_V1CertificateSigningRequestList();
	init_V1CertificateSigningRequestSpec();
	init_V1CertificateSigningRequestStatus();
	init_V1CinderPersistentVolumeSource();
	init_V1CinderVolumeSource();
	init_V1ClientIPConfig();
	init_V1ClusterRole();
	init_V1ClusterRoleBinding();
	init_V1ClusterRoleBindingList();
	init_V1ClusterRoleList();
	init_V1ClusterTrustBundleProjection();
	init_V1ComponentCondition();
	init_V1ComponentStatus();
	init_V1ComponentStatusList();
	init_V1Condition();
	init_V1ConfigMap();
	init_V1ConfigMapEnvSource();
	init_V1ConfigMapKeySelector();
	init_V1ConfigMapList();
	init_V1ConfigMapNodeConfigSource();
	init_V1ConfigMapProjection();
	init_V1ConfigMapVolumeSource();
	init_V1Container();
	init_V1ContainerExtendedResourceRequest();
	init_V1ContainerImage();
	init_V1ContainerPort();
	init_V1ContainerResizePolicy();
	init_V1ContainerRestartRule();
	init_V1ContainerRestartRuleOnExitCodes();
	init_V1ContainerState();
	init_V1ContainerStateRunning();
	init_V1ContainerStateTerminated();
	init_V1ContainerStateWaiting();
	init_V1ContainerStatus();
	init_V1ContainerUser();
	init_V1ControllerRevision();
	init_V1ControllerRevisionList();
	init_V1Counter();
	init_V1CounterSet();
	init_V1CronJob();
	init_V1CronJobList();
	init_V1CronJobSpec();
	init_V1CronJobStatus();
	init_V1CrossVersionObjectReference();
	init_V1CustomResourceColumnDefinition();
	init_V1CustomResourceConversion();
	init_V1CustomResourceDefinition();
	init_V1CustomResourceDefinitionCondition();
	init_V1CustomResourceDefinitionList();
	init_V1CustomResourceDefinitionNames();
	init_V1CustomResourceDefinitionSpec();
	init_V1CustomResourceDefinitionStatus();
	init_V1CustomResourceDefinitionVersion();
	init_V1CustomResourceSubresourceScale();
	init_V1CustomResourceSubresources();
	init_V1CustomResourceValidation();
	init_V1DaemonEndpoint();
	init_V1DaemonSet();
	init_V1DaemonSetCondition();
	init_V1DaemonSetList();
	init_V1DaemonSetSpec();
	init_V1DaemonSetStatus();
	init_V1DaemonSetUpdateStrategy();
	init_V1DeleteOptions();
	init_V1Deployment();
	init_V1DeploymentCondition();
	init_V1DeploymentList();
	init_V1DeploymentSpec();
	init_V1DeploymentStatus();
	init_V1DeploymentStrategy();
	init_V1Device();
	init_V1DeviceAllocationConfiguration();
	init_V1DeviceAllocationResult();
	init_V1DeviceAttribute();
	init_V1DeviceCapacity();
	init_V1DeviceClaim();
	init_V1DeviceClaimConfiguration();
	init_V1DeviceClass();
	init_V1DeviceClassConfiguration();
	init_V1DeviceClassList();
	init_V1DeviceClassSpec();
	init_V1DeviceConstraint();
	init_V1DeviceCounterConsumption();
	init_V1DeviceRequest();
	init_V1DeviceRequestAllocationResult();
	init_V1DeviceSelector();
	init_V1DeviceSubRequest();
	init_V1DeviceTaint();
	init_V1DeviceToleration();
	init_V1DownwardAPIProjection();
	init_V1DownwardAPIVolumeFile();
	init_V1DownwardAPIVolumeSource();
	init_V1EmptyDirVolumeSource();
	init_V1Endpoint();
	init_V1EndpointAddress();
	init_V1EndpointConditions();
	init_V1EndpointHints();
	init_V1EndpointSlice();
	init_V1EndpointSliceList();
	init_V1EndpointSubset();
	init_V1Endpoints();
	init_V1EndpointsList();
	init_V1EnvFromSource();
	init_V1EnvVar();
	init_V1EnvVarSource();
	init_V1EphemeralContainer();
	init_V1EphemeralVolumeSource();
	init_V1EventSource();
	init_V1Eviction();
	init_V1ExactDeviceRequest();
	init_V1ExecAction();
	init_V1ExemptPriorityLevelConfiguration();
	init_V1ExpressionWarning();
	init_V1ExternalDocumentation();
	init_V1FCVolumeSource();
	init_V1FieldSelectorAttributes();
	init_V1FieldSelectorRequirement();
	init_V1FileKeySelector();
	init_V1FlexPersistentVolumeSource();
	init_V1FlexVolumeSource();
	init_V1FlockerVolumeSource();
	init_V1FlowDistinguisherMethod();
	init_V1FlowSchema();
	init_V1FlowSchemaCondition();
	init_V1FlowSchemaList();
	init_V1FlowSchemaSpec();
	init_V1FlowSchemaStatus();
	init_V1ForNode();
	init_V1ForZone();
	init_V1GCEPersistentDiskVolumeSource();
	init_V1GRPCAction();
	init_V1GitRepoVolumeSource();
	init_V1GlusterfsPersistentVolumeSource();
	init_V1GlusterfsVolumeSource();
	init_V1GroupResource();
	init_V1GroupSubject();
	init_V1GroupVersionForDiscovery();
	init_V1HTTPGetAction();
	init_V1HTTPHeader();
	init_V1HTTPIngressPath();
	init_V1HTTPIngressRuleValue();
	init_V1HorizontalPodAutoscaler();
	init_V1HorizontalPodAutoscalerList();
	init_V1HorizontalPodAutoscalerSpec();
	init_V1HorizontalPodAutoscalerStatus();
	init_V1HostAlias();
	init_V1HostIP();
	init_V1HostPathVolumeSource();
	init_V1IPAddress();
	init_V1IPAddressList();
	init_V1IPAddressSpec();
	init_V1IPBlock();
	init_V1ISCSIPersistentVolumeSource();
	init_V1ISCSIVolumeSource();
	init_V1ImageVolumeSource();
	init_V1ImageVolumeStatus();
	init_V1Ingress();
	init_V1IngressBackend();
	init_V1IngressClass();
	init_V1IngressClassList();
	init_V1IngressClassParametersReference();
	init_V1IngressClassSpec();
	init_V1IngressList();
	init_V1IngressLoadBalancerIngress();
	init_V1IngressLoadBalancerStatus();
	init_V1IngressPortStatus();
	init_V1IngressRule();
	init_V1IngressServiceBackend();
	init_V1IngressSpec();
	init_V1IngressStatus();
	init_V1IngressTLS();
	init_V1JSONPatch();
	init_V1JSONSchemaProps();
	init_V1Job();
	init_V1JobCondition();
	init_V1JobList();
	init_V1JobSpec();
	init_V1JobStatus();
	init_V1JobTemplateSpec();
	init_V1KeyToPath();
	init_V1LabelSelector();
	init_V1LabelSelectorAttributes();
	init_V1LabelSelectorRequirement();
	init_V1Lease();
	init_V1LeaseList();
	init_V1LeaseSpec();
	init_V1Lifecycle();
	init_V1LifecycleHandler();
	init_V1LimitRange();
	init_V1LimitRangeItem();
	init_V1LimitRangeList();
	init_V1LimitRangeSpec();
	init_V1LimitResponse();
	init_V1LimitedPriorityLevelConfiguration();
	init_V1LinuxContainerUser();
	init_V1ListMeta();
	init_V1LoadBalancerIngress();
	init_V1LoadBalancerStatus();
	init_V1LocalObjectReference();
	init_V1LocalSubjectAccessReview();
	init_V1LocalVolumeSource();
	init_V1ManagedFieldsEntry();
	init_V1MatchCondition();
	init_V1MatchResources();
	init_V1ModifyVolumeStatus();
	init_V1MutatingAdmissionPolicy();
	init_V1MutatingAdmissionPolicyBinding();
	init_V1MutatingAdmissionPolicyBindingList();
	init_V1MutatingAdmissionPolicyBindingSpec();
	init_V1MutatingAdmissionPolicyList();
	init_V1MutatingAdmissionPolicySpec();
	init_V1MutatingWebhook();
	init_V1MutatingWebhookConfiguration();
	init_V1MutatingWebhookConfigurationList();
	init_V1Mutation();
	init_V1NFSVolumeSource();
	init_V1NamedRuleWithOperations();
	init_V1Namespace();
	init_V1NamespaceCondition();
	init_V1NamespaceList();
	init_V1NamespaceSpec();
	init_V1NamespaceStatus();
	init_V1NetworkDeviceData();
	init_V1NetworkPolicy();
	init_V1NetworkPolicyEgressRule();
	init_V1NetworkPolicyIngressRule();
	init_V1NetworkPolicyList();
	init_V1NetworkPolicyPeer();
	init_V1NetworkPolicyPort();
	init_V1NetworkPolicySpec();
	init_V1Node();
	init_V1NodeAddress();
	init_V1NodeAffinity();
	init_V1NodeAllocatableResourceClaimStatus();
	init_V1NodeAllocatableResourceMapping();
	init_V1NodeCondition();
	init_V1NodeConfigSource();
	init_V1NodeConfigStatus();
	init_V1NodeDaemonEndpoints();
	init_V1NodeFeatures();
	init_V1NodeList();
	init_V1NodeRuntimeHandler();
	init_V1NodeRuntimeHandlerFeatures();
	init_V1NodeSelector();
	init_V1NodeSelectorRequirement();
	init_V1NodeSelectorTerm();
	init_V1NodeSpec();
	init_V1NodeStatus();
	init_V1NodeSwapStatus();
	init_V1NodeSystemInfo();
	init_V1NonResourceAttributes();
	init_V1NonResourcePolicyRule();
	init_V1NonResourceRule();
	init_V1ObjectFieldSelector();
	init_V1ObjectMeta();
	init_V1ObjectReference();
	init_V1OpaqueDeviceConfiguration();
	init_V1Overhead();
	init_V1OwnerReference();
	init_V1ParamKind();
	init_V1ParamRef();
	init_V1ParentReference();
	init_V1PersistentVolume();
	init_V1PersistentVolumeClaim();
	init_V1PersistentVolumeClaimCondition();
	init_V1PersistentVolumeClaimList();
	init_V1PersistentVolumeClaimSpec();
	init_V1PersistentVolumeClaimStatus();
	init_V1PersistentVolumeClaimTemplate();
	init_V1PersistentVolumeClaimVolumeSource();
	init_V1PersistentVolumeList();
	init_V1PersistentVolumeSpec();
	init_V1PersistentVolumeStatus();
	init_V1PhotonPersistentDiskVolumeSource();
	init_V1Pod();
	init_V1PodAffinity();
	init_V1PodAffinityTerm();
	init_V1PodAntiAffinity();
	init_V1PodCertificateProjection();
	init_V1PodCondition();
	init_V1PodDNSConfig();
	init_V1PodDNSConfigOption();
	init_V1PodDisruptionBudget();
	init_V1PodDisruptionBudgetList();
	init_V1PodDisruptionBudgetSpec();
	init_V1PodDisruptionBudgetStatus();
	init_V1PodExtendedResourceClaimStatus();
	init_V1PodFailurePolicy();
	init_V1PodFailurePolicyOnExitCodesRequirement();
	init_V1PodFailurePolicyOnPodConditionsPattern();
	init_V1PodFailurePolicyRule();
	init_V1PodIP();
	init_V1PodList();
	init_V1PodOS();
	init_V1PodReadinessGate();
	init_V1PodResourceClaim();
	init_V1PodResourceClaimStatus();
	init_V1PodSchedulingGate();
	init_V1PodSchedulingGroup();
	init_V1PodSecurityContext();
	init_V1PodSpec();
	init_V1PodStatus();
	init_V1PodTemplate();
	init_V1PodTemplateList();
	init_V1PodTemplateSpec();
	init_V1PolicyRule();
	init_V1PolicyRulesWithSubjects();
	init_V1PortStatus();
	init_V1PortworxVolumeSource();
	init_V1Preconditions();
	init_V1PreferredSchedulingTerm();
	init_V1PriorityClass();
	init_V1PriorityClassList();
	init_V1PriorityLevelConfiguration();
	init_V1PriorityLevelConfigurationCondition();
	init_V1PriorityLevelConfigurationList();
	init_V1PriorityLevelConfigurationReference();
	init_V1PriorityLevelConfigurationSpec();
	init_V1PriorityLevelConfigurationStatus();
	init_V1Probe();
	init_V1ProjectedVolumeSource();
	init_V1QueuingConfiguration();
	init_V1QuobyteVolumeSource();
	init_V1RBDPersistentVolumeSource();
	init_V1RBDVolumeSource();
	init_V1ReplicaSet();
	init_V1ReplicaSetCondition();
	init_V1ReplicaSetList();
	init_V1ReplicaSetSpec();
	init_V1ReplicaSetStatus();
	init_V1ReplicationController();
	init_V1ReplicationControllerCondition();
	init_V1ReplicationControllerList();
	init_V1ReplicationControllerSpec();
	init_V1ReplicationControllerStatus();
	init_V1ResourceAttributes();
	init_V1ResourceClaimConsumerReference();
	init_V1ResourceClaimList();
	init_V1ResourceClaimSpec();
	init_V1ResourceClaimStatus();
	init_V1ResourceClaimTemplate();
	init_V1ResourceClaimTemplateList();
	init_V1ResourceClaimTemplateSpec();
	init_V1ResourceFieldSelector();
	init_V1ResourceHealth();
	init_V1ResourcePolicyRule();
	init_V1ResourcePool();
	init_V1ResourceQuota();
	init_V1ResourceQuotaList();
	init_V1ResourceQuotaSpec();
	init_V1ResourceQuotaStatus();
	init_V1ResourceRequirements();
	init_V1ResourceRule();
	init_V1ResourceSlice();
	init_V1ResourceSliceList();
	init_V1ResourceSliceSpec();
	init_V1ResourceStatus();
	init_V1Role();
	init_V1RoleBinding();
	init_V1RoleBindingList();
	init_V1RoleList();
	init_V1RoleRef();
	init_V1RollingUpdateDaemonSet();
	init_V1RollingUpdateDeployment();
	init_V1RollingUpdateStatefulSetStrategy();
	init_V1RuleWithOperations();
	init_V1RuntimeClass();
	init_V1RuntimeClassList();
	init_V1SELinuxOptions();
	init_V1Scale();
	init_V1ScaleIOPersistentVolumeSource();
	init_V1ScaleIOVolumeSource();
	init_V1ScaleSpec();
	init_V1ScaleStatus();
	init_V1Scheduling();
	init_V1ScopeSelector();
	init_V1ScopedResourceSelectorRequirement();
	init_V1SeccompProfile();
	init_V1Secret();
	init_V1SecretEnvSource();
	init_V1SecretKeySelector();
	init_V1SecretList();
	init_V1SecretProjection();
	init_V1SecretReference();
	init_V1SecretVolumeSource();
	init_V1SecurityContext();
	init_V1SelectableField();
	init_V1SelfSubjectAccessReview();
	init_V1SelfSubjectAccessReviewSpec();
	init_V1SelfSubjectReview();
	init_V1SelfSubjectReviewStatus();
	init_V1SelfSubjectRulesReview();
	init_V1SelfSubjectRulesReviewSpec();
	init_V1ServerAddressByClientCIDR();
	init_V1Service();
	init_V1ServiceAccount();
	init_V1ServiceAccountList();
	init_V1ServiceAccountSubject();
	init_V1ServiceAccountTokenProjection();
	init_V1ServiceBackendPort();
	init_V1ServiceCIDR();
	init_V1ServiceCIDRList();
	init_V1ServiceCIDRSpec();
	init_V1ServiceCIDRStatus();
	init_V1ServiceList();
	init_V1ServicePort();
	init_V1ServiceSpec();
	init_V1ServiceStatus();
	init_V1SessionAffinityConfig();
	init_V1ShardInfo();
	init_V1SleepAction();
	init_V1StatefulSet();
	init_V1StatefulSetCondition();
	init_V1StatefulSetList();
	init_V1StatefulSetOrdinals();
	init_V1StatefulSetPersistentVolumeClaimRetentionPolicy();
	init_V1StatefulSetSpec();
	init_V1StatefulSetStatus();
	init_V1StatefulSetUpdateStrategy();
	init_V1Status();
	init_V1StatusCause();
	init_V1StatusDetails();
	init_V1StorageClass();
	init_V1StorageClassList();
	init_V1StorageOSPersistentVolumeSource();
	init_V1StorageOSVolumeSource();
	init_V1SubjectAccessReview();
	init_V1SubjectAccessReviewSpec();
	init_V1SubjectAccessReviewStatus();
	init_V1SubjectRulesReviewStatus();
	init_V1SuccessPolicy();
	init_V1SuccessPolicyRule();
	init_V1Sysctl();
	init_V1TCPSocketAction();
	init_V1Taint();
	init_V1TokenRequestSpec();
	init_V1TokenRequestStatus();
	init_V1TokenReview();
	init_V1TokenReviewSpec();
	init_V1TokenReviewStatus();
	init_V1Toleration();
	init_V1TopologySelectorLabelRequirement();
	init_V1TopologySelectorTerm();
	init_V1TopologySpreadConstraint();
	init_V1TypeChecking();
	init_V1TypedLocalObjectReference();
	init_V1TypedObjectReference();
	init_V1UncountedTerminatedPods();
	init_V1UserInfo();
	init_V1UserSubject();
	init_V1ValidatingAdmissionPolicy();
	init_V1ValidatingAdmissionPolicyBinding();
	init_V1ValidatingAdmissionPolicyBindingList();
	init_V1ValidatingAdmissionPolicyBindingSpec();
	init_V1ValidatingAdmissionPolicyList();
	init_V1ValidatingAdmissionPolicySpec();
	init_V1ValidatingAdmissionPolicyStatus();
	init_V1ValidatingWebhook();
	init_V1ValidatingWebhookConfiguration();
	init_V1ValidatingWebhookConfigurationList();
	init_V1Validation();
	init_V1ValidationRule();
	init_V1Variable();
	init_V1Volume();
	init_V1VolumeAttachment();
	init_V1VolumeAttachmentList();
	init_V1VolumeAttachmentSource();
	init_V1VolumeAttachmentSpec();
	init_V1VolumeAttachmentStatus();
	init_V1VolumeAttributesClass();
	init_V1VolumeAttributesClassList();
	init_V1VolumeDevice();
	init_V1VolumeError();
	init_V1VolumeMount();
	init_V1VolumeMountStatus();
	init_V1VolumeNodeAffinity();
	init_V1VolumeNodeResources();
	init_V1VolumeProjection();
	init_V1VolumeResourceRequirements();
	init_V1VolumeStatus();
	init_V1VsphereVirtualDiskVolumeSource();
	init_V1WatchEvent();
	init_V1WebhookConversion();
	init_V1WeightedPodAffinityTerm();
	init_V1WindowsSecurityContextOptions();
	init_V1alpha1ApplyConfiguration();
	init_V1alpha1ClusterTrustBundle();
	init_V1alpha1ClusterTrustBundleList();
	init_V1alpha1ClusterTrustBundleSpec();
	init_V1alpha1JSONPatch();
	init_V1alpha1MatchCondition();
	init_V1alpha1MatchResources();
	init_V1alpha1MutatingAdmissionPolicy();
	init_V1alpha1MutatingAdmissionPolicyBinding();
	init_V1alpha1MutatingAdmissionPolicyBindingList();
	init_V1alpha1MutatingAdmissionPolicyBindingSpec();
	init_V1alpha1MutatingAdmissionPolicyList();
	init_V1alpha1MutatingAdmissionPolicySpec();
	init_V1alpha1Mutation();
	init_V1alpha1NamedRuleWithOperations();
	init_V1alpha1ParamKind();
	init_V1alpha1ParamRef();
	init_V1alpha1ServerStorageVersion();
	init_V1alpha1StorageVersion();
	init_V1alpha1StorageVersionCondition();
	init_V1alpha1StorageVersionList();
	init_V1alpha1StorageVersionStatus();
	init_V1alpha1Variable();
	init_V1alpha2GangSchedulingPolicy();
	init_V1alpha2LeaseCandidate();
	init_V1alpha2LeaseCandidateList();
	init_V1alpha2LeaseCandidateSpec();
	init_V1alpha2PodGroup();
	init_V1alpha2PodGroupList();
	init_V1alpha2PodGroupResourceClaim();
	init_V1alpha2PodGroupResourceClaimStatus();
	init_V1alpha2PodGroupSchedulingConstraints();
	init_V1alpha2PodGroupSchedulingPolicy();
	init_V1alpha2PodGroupSpec();
	init_V1alpha2PodGroupStatus();
	init_V1alpha2PodGroupTemplate();
	init_V1alpha2PodGroupTemplateReference();
	init_V1alpha2TopologyConstraint();
	init_V1alpha2TypedLocalObjectReference();
	init_V1alpha2Workload();
	init_V1alpha2WorkloadList();
	init_V1alpha2WorkloadPodGroupTemplateReference();
	init_V1alpha2WorkloadSpec();
	init_V1alpha3DeviceTaint();
	init_V1alpha3DeviceTaintRule();
	init_V1alpha3DeviceTaintRuleList();
	init_V1alpha3DeviceTaintRuleSpec();
	init_V1alpha3DeviceTaintRuleStatus();
	init_V1alpha3DeviceTaintSelector();
	init_V1alpha3PoolStatus();
	init_V1alpha3ResourcePoolStatusRequest();
	init_V1alpha3ResourcePoolStatusRequestList();
	init_V1alpha3ResourcePoolStatusRequestSpec();
	init_V1alpha3ResourcePoolStatusRequestStatus();
	init_V1beta1AllocatedDeviceStatus();
	init_V1beta1AllocationResult();
	init_V1beta1ApplyConfiguration();
	init_V1beta1BasicDevice();
	init_V1beta1CELDeviceSelector();
	init_V1beta1CapacityRequestPolicy();
	init_V1beta1CapacityRequestPolicyRange();
	init_V1beta1CapacityRequirements();
	init_V1beta1ClusterTrustBundle();
	init_V1beta1ClusterTrustBundleList();
	init_V1beta1ClusterTrustBundleSpec();
	init_V1beta1Counter();
	init_V1beta1CounterSet();
	init_V1beta1Device();
	init_V1beta1DeviceAllocationConfiguration();
	init_V1beta1DeviceAllocationResult();
	init_V1beta1DeviceAttribute();
	init_V1beta1DeviceCapacity();
	init_V1beta1DeviceClaim();
	init_V1beta1DeviceClaimConfiguration();
	init_V1beta1DeviceClass();
	init_V1beta1DeviceClassConfiguration();
	init_V1beta1DeviceClassList();
	init_V1beta1DeviceClassSpec();
	init_V1beta1DeviceConstraint();
	init_V1beta1DeviceCounterConsumption();
	init_V1beta1DeviceRequest();
	init_V1beta1DeviceRequestAllocationResult();
	init_V1beta1DeviceSelector();
	init_V1beta1DeviceSubRequest();
	init_V1beta1DeviceTaint();
	init_V1beta1DeviceToleration();
	init_V1beta1IPAddress();
	init_V1beta1IPAddressList();
	init_V1beta1IPAddressSpec();
	init_V1beta1JSONPatch();
	init_V1beta1LeaseCandidate();
	init_V1beta1LeaseCandidateList();
	init_V1beta1LeaseCandidateSpec();
	init_V1beta1MatchCondition();
	init_V1beta1MatchResources();
	init_V1beta1MutatingAdmissionPolicy();
	init_V1beta1MutatingAdmissionPolicyBinding();
	init_V1beta1MutatingAdmissionPolicyBindingList();
	init_V1beta1MutatingAdmissionPolicyBindingSpec();
	init_V1beta1MutatingAdmissionPolicyList();
	init_V1beta1MutatingAdmissionPolicySpec();
	init_V1beta1Mutation();
	init_V1beta1NamedRuleWithOperations();
	init_V1beta1NetworkDeviceData();
	init_V1beta1NodeAllocatableResourceMapping();
	init_V1beta1OpaqueDeviceConfiguration();
	init_V1beta1ParamKind();
	init_V1beta1ParamRef();
	init_V1beta1ParentReference();
	init_V1beta1PodCertificateRequest();
	init_V1beta1PodCertificateRequestList();
	init_V1beta1PodCertificateRequestSpec();
	init_V1beta1PodCertificateRequestStatus();
	init_V1beta1ResourceClaim();
	init_V1beta1ResourceClaimConsumerReference();
	init_V1beta1ResourceClaimList();
	init_V1beta1ResourceClaimSpec();
	init_V1beta1ResourceClaimStatus();
	init_V1beta1ResourceClaimTemplate();
	init_V1beta1ResourceClaimTemplateList();
	init_V1beta1ResourceClaimTemplateSpec();
	init_V1beta1ResourcePool();
	init_V1beta1ResourceSlice();
	init_V1beta1ResourceSliceList();
	init_V1beta1ResourceSliceSpec();
	init_V1beta1ServiceCIDR();
	init_V1beta1ServiceCIDRList();
	init_V1beta1ServiceCIDRSpec();
	init_V1beta1ServiceCIDRStatus();
	init_V1beta1StorageVersionMigration();
	init_V1beta1StorageVersionMigrationList();
	init_V1beta1StorageVersionMigrationSpec();
	init_V1beta1StorageVersionMigrationStatus();
	init_V1beta1Variable();
	init_V1beta1VolumeAttributesClass();
	init_V1beta1VolumeAttributesClassList();
	init_V1beta2AllocatedDeviceStatus();
	init_V1beta2AllocationResult();
	init_V1beta2CELDeviceSelector();
	init_V1beta2CapacityRequestPolicy();
	init_V1beta2CapacityRequestPolicyRange();
	init_V1beta2CapacityRequirements();
	init_V1beta2Counter();
	init_V1beta2CounterSet();
	init_V1beta2Device();
	init_V1beta2DeviceAllocationConfiguration();
	init_V1beta2DeviceAllocationResult();
	init_V1beta2DeviceAttribute();
	init_V1beta2DeviceCapacity();
	init_V1beta2DeviceClaim();
	init_V1beta2DeviceClaimConfiguration();
	init_V1beta2DeviceClass();
	init_V1beta2DeviceClassConfiguration();
	init_V1beta2DeviceClassList();
	init_V1beta2DeviceClassSpec();
	init_V1beta2DeviceConstraint();
	init_V1beta2DeviceCounterConsumption();
	init_V1beta2DeviceRequest();
	init_V1beta2DeviceRequestAllocationResult();
	init_V1beta2DeviceSelector();
	init_V1beta2DeviceSubRequest();
	init_V1beta2DeviceTaint();
	init_V1beta2DeviceTaintRule();
	init_V1beta2DeviceTaintRuleList();
	init_V1beta2DeviceTaintRuleSpec();
	init_V1beta2DeviceTaintRuleStatus();
	init_V1beta2DeviceTaintSelector();
	init_V1beta2DeviceToleration();
	init_V1beta2ExactDeviceRequest();
	init_V1beta2NetworkDeviceData();
	init_V1beta2NodeAllocatableResourceMapping();
	init_V1beta2OpaqueDeviceConfiguration();
	init_V1beta2ResourceClaim();
	init_V1beta2ResourceClaimConsumerReference();
	init_V1beta2ResourceClaimList();
	init_V1beta2ResourceClaimSpec();
	init_V1beta2ResourceClaimStatus();
	init_V1beta2ResourceClaimTemplate();
	init_V1beta2ResourceClaimTemplateList();
	init_V1beta2ResourceClaimTemplateSpec();
	init_V1beta2ResourcePool();
	init_V1beta2ResourceSlice();
	init_V1beta2ResourceSliceList();
	init_V1beta2ResourceSliceSpec();
	init_V2ContainerResourceMetricSource();
	init_V2ContainerResourceMetricStatus();
	init_V2CrossVersionObjectReference();
	init_V2ExternalMetricSource();
	init_V2ExternalMetricStatus();
	init_V2HPAScalingPolicy();
	init_V2HPAScalingRules();
	init_V2HorizontalPodAutoscaler();
	init_V2HorizontalPodAutoscalerBehavior();
	init_V2HorizontalPodAutoscalerCondition();
	init_V2HorizontalPodAutoscalerList();
	init_V2HorizontalPodAutoscalerSpec();
	init_V2HorizontalPodAutoscalerStatus();
	init_V2MetricIdentifier();
	init_V2MetricSpec();
	init_V2MetricStatus();
	init_V2MetricTarget();
	init_V2MetricValueStatus();
	init_V2ObjectMetricSource();
	init_V2ObjectMetricStatus();
	init_V2PodsMetricSource();
	init_V2PodsMetricStatus();
	init_V2ResourceMetricSource();
	init_V2ResourceMetricStatus();
	init_VersionInfo();
	primitives = [
		"string",
		"boolean",
		"double",
		"integer",
		"long",
		"float",
		"number",
		"any"
	];
	enumsMap = /* @__PURE__ */ new Set([]);
	typeMap = {
		"AdmissionregistrationV1ServiceReference": AdmissionregistrationV1ServiceReference,
		"AdmissionregistrationV1WebhookClientConfig": AdmissionregistrationV1WebhookClientConfig,
		"ApiextensionsV1ServiceReference": ApiextensionsV1ServiceReference,
		"ApiextensionsV1WebhookClientConfig": ApiextensionsV1WebhookClientConfig,
		"ApiregistrationV1ServiceReference": ApiregistrationV1ServiceReference,
		"AuthenticationV1TokenRequest": AuthenticationV1TokenRequest,
		"CoreV1EndpointPort": CoreV1EndpointPort,
		"CoreV1Event": CoreV1Event,
		"CoreV1EventList": CoreV1EventList,
		"CoreV1EventSeries": CoreV1EventSeries,
		"CoreV1ResourceClaim": CoreV1ResourceClaim,
		"DiscoveryV1EndpointPort": DiscoveryV1EndpointPort,
		"EventsV1Event": EventsV1Event,
		"EventsV1EventList": EventsV1EventList,
		"EventsV1EventSeries": EventsV1EventSeries,
		"FlowcontrolV1Subject": FlowcontrolV1Subject,
		"RbacV1Subject": RbacV1Subject,
		"ResourceV1ResourceClaim": ResourceV1ResourceClaim,
		"StorageV1TokenRequest": StorageV1TokenRequest,
		"V1APIGroup": V1APIGroup,
		"V1APIGroupList": V1APIGroupList,
		"V1APIResource": V1APIResource,
		"V1APIResourceList": V1APIResourceList,
		"V1APIService": V1APIService,
		"V1APIServiceCondition": V1APIServiceCondition,
		"V1APIServiceList": V1APIServiceList,
		"V1APIServiceSpec": V1APIServiceSpec,
		"V1APIServiceStatus": V1APIServiceStatus,
		"V1APIVersions": V1APIVersions,
		"V1AWSElasticBlockStoreVolumeSource": V1AWSElasticBlockStoreVolumeSource,
		"V1Affinity": V1Affinity,
		"V1AggregationRule": V1AggregationRule,
		"V1AllocatedDeviceStatus": V1AllocatedDeviceStatus,
		"V1AllocationResult": V1AllocationResult,
		"V1AppArmorProfile": V1AppArmorProfile,
		"V1ApplyConfiguration": V1ApplyConfiguration,
		"V1AttachedVolume": V1AttachedVolume,
		"V1AuditAnnotation": V1AuditAnnotation,
		"V1AzureDiskVolumeSource": V1AzureDiskVolumeSource,
		"V1AzureFilePersistentVolumeSource": V1AzureFilePersistentVolumeSource,
		"V1AzureFileVolumeSource": V1AzureFileVolumeSource,
		"V1Binding": V1Binding,
		"V1BoundObjectReference": V1BoundObjectReference,
		"V1CELDeviceSelector": V1CELDeviceSelector,
		"V1CSIDriver": V1CSIDriver,
		"V1CSIDriverList": V1CSIDriverList,
		"V1CSIDriverSpec": V1CSIDriverSpec,
		"V1CSINode": V1CSINode,
		"V1CSINodeDriver": V1CSINodeDriver,
		"V1CSINodeList": V1CSINodeList,
		"V1CSINodeSpec": V1CSINodeSpec,
		"V1CSIPersistentVolumeSource": V1CSIPersistentVolumeSource,
		"V1CSIStorageCapacity": V1CSIStorageCapacity,
		"V1CSIStorageCapacityList": V1CSIStorageCapacityList,
		"V1CSIVolumeSource": V1CSIVolumeSource,
		"V1Capabilities": V1Capabilities,
		"V1CapacityRequestPolicy": V1CapacityRequestPolicy,
		"V1CapacityRequestPolicyRange": V1CapacityRequestPolicyRange,
		"V1CapacityRequirements": V1CapacityRequirements,
		"V1CephFSPersistentVolumeSource": V1CephFSPersistentVolumeSource,
		"V1CephFSVolumeSource": V1CephFSVolumeSource,
		"V1CertificateSigningRequest": V1CertificateSigningRequest,
		"V1CertificateSigningRequestCondition": V1CertificateSigningRequestCondition,
		"V1CertificateSigningRequestList": V1CertificateSigningRequestList,
		"V1CertificateSigningRequestSpec": V1CertificateSigningRequestSpec,
		"V1CertificateSigningRequestStatus": V1CertificateSigningRequestStatus,
		"V1CinderPersistentVolumeSource": V1CinderPersistentVolumeSource,
		"V1CinderVolumeSource": V1CinderVolumeSource,
		"V1ClientIPConfig": V1ClientIPConfig,
		"V1ClusterRole": V1ClusterRole,
		"V1ClusterRoleBinding": V1ClusterRoleBinding,
		"V1ClusterRoleBindingList": V1ClusterRoleBindingList,
		"V1ClusterRoleList": V1ClusterRoleList,
		"V1ClusterTrustBundleProjection": V1ClusterTrustBundleProjection,
		"V1ComponentCondition": V1ComponentCondition,
		"V1ComponentStatus": V1ComponentStatus,
		"V1ComponentStatusList": V1ComponentStatusList,
		"V1Condition": V1Condition,
		"V1ConfigMap": V1ConfigMap,
		"V1ConfigMapEnvSource": V1ConfigMapEnvSource,
		"V1ConfigMapKeySelector": V1ConfigMapKeySelector,
		"V1ConfigMapList": V1ConfigMapList,
		"V1ConfigMapNodeConfigSource": V1ConfigMapNodeConfigSource,
		"V1ConfigMapProjection": V1ConfigMapProjection,
		"V1ConfigMapVolumeSource": V1ConfigMapVolumeSource,
		"V1Container": V1Container,
		"V1ContainerExtendedResourceRequest": V1ContainerExtendedResourceRequest,
		"V1ContainerImage": V1ContainerImage,
		"V1ContainerPort": V1ContainerPort,
		"V1ContainerResizePolicy": V1ContainerResizePolicy,
		"V1ContainerRestartRule": V1ContainerRestartRule,
		"V1ContainerRestartRuleOnExitCodes": V1ContainerRestartRuleOnExitCodes,
		"V1ContainerState": V1ContainerState,
		"V1ContainerStateRunning": V1ContainerStateRunning,
		"V1ContainerStateTerminated": V1ContainerStateTerminated,
		"V1ContainerStateWaiting": V1ContainerStateWaiting,
		"V1ContainerStatus": V1ContainerStatus,
		"V1ContainerUser": V1ContainerUser,
		"V1ControllerRevision": V1ControllerRevision,
		"V1ControllerRevisionList": V1ControllerRevisionList,
		"V1Counter": V1Counter,
		"V1CounterSet": V1CounterSet,
		"V1CronJob": V1CronJob,
		"V1CronJobList": V1CronJobList,
		"V1CronJobSpec": V1CronJobSpec,
		"V1CronJobStatus": V1CronJobStatus,
		"V1CrossVersionObjectReference": V1CrossVersionObjectReference,
		"V1CustomResourceColumnDefinition": V1CustomResourceColumnDefinition,
		"V1CustomResourceConversion": V1CustomResourceConversion,
		"V1CustomResourceDefinition": V1CustomResourceDefinition,
		"V1CustomResourceDefinitionCondition": V1CustomResourceDefinitionCondition,
		"V1CustomResourceDefinitionList": V1CustomResourceDefinitionList,
		"V1CustomResourceDefinitionNames": V1CustomResourceDefinitionNames,
		"V1CustomResourceDefinitionSpec": V1CustomResourceDefinitionSpec,
		"V1CustomResourceDefinitionStatus": V1CustomResourceDefinitionStatus,
		"V1CustomResourceDefinitionVersion": V1CustomResourceDefinitionVersion,
		"V1CustomResourceSubresourceScale": V1CustomResourceSubresourceScale,
		"V1CustomResourceSubresources": V1CustomResourceSubresources,
		"V1CustomResourceValidation": V1CustomResourceValidation,
		"V1DaemonEndpoint": V1DaemonEndpoint,
		"V1DaemonSet": V1DaemonSet,
		"V1DaemonSetCondition": V1DaemonSetCondition,
		"V1DaemonSetList": V1DaemonSetList,
		"V1DaemonSetSpec": V1DaemonSetSpec,
		"V1DaemonSetStatus": V1DaemonSetStatus,
		"V1DaemonSetUpdateStrategy": V1DaemonSetUpdateStrategy,
		"V1DeleteOptions": V1DeleteOptions,
		"V1Deployment": V1Deployment,
		"V1DeploymentCondition": V1DeploymentCondition,
		"V1DeploymentList": V1DeploymentList,
		"V1DeploymentSpec": V1DeploymentSpec,
		"V1DeploymentStatus": V1DeploymentStatus,
		"V1DeploymentStrategy": V1DeploymentStrategy,
		"V1Device": V1Device,
		"V1DeviceAllocationConfiguration": V1DeviceAllocationConfiguration,
		"V1DeviceAllocationResult": V1DeviceAllocationResult,
		"V1DeviceAttribute": V1DeviceAttribute,
		"V1DeviceCapacity": V1DeviceCapacity,
		"V1DeviceClaim": V1DeviceClaim,
		"V1DeviceClaimConfiguration": V1DeviceClaimConfiguration,
		"V1DeviceClass": V1DeviceClass,
		"V1DeviceClassConfiguration": V1DeviceClassConfiguration,
		"V1DeviceClassList": V1DeviceClassList,
		"V1DeviceClassSpec": V1DeviceClassSpec,
		"V1DeviceConstraint": V1DeviceConstraint,
		"V1DeviceCounterConsumption": V1DeviceCounterConsumption,
		"V1DeviceRequest": V1DeviceRequest,
		"V1DeviceRequestAllocationResult": V1DeviceRequestAllocationResult,
		"V1DeviceSelector": V1DeviceSelector,
		"V1DeviceSubRequest": V1DeviceSubRequest,
		"V1DeviceTaint": V1DeviceTaint,
		"V1DeviceToleration": V1DeviceToleration,
		"V1DownwardAPIProjection": V1DownwardAPIProjection,
		"V1DownwardAPIVolumeFile": V1DownwardAPIVolumeFile,
		"V1DownwardAPIVolumeSource": V1DownwardAPIVolumeSource,
		"V1EmptyDirVolumeSource": V1EmptyDirVolumeSource,
		"V1Endpoint": V1Endpoint,
		"V1EndpointAddress": V1EndpointAddress,
		"V1EndpointConditions": V1EndpointConditions,
		"V1EndpointHints": V1EndpointHints,
		"V1EndpointSlice": V1EndpointSlice,
		"V1EndpointSliceList": V1EndpointSliceList,
		"V1EndpointSubset": V1EndpointSubset,
		"V1Endpoints": V1Endpoints,
		"V1EndpointsList": V1EndpointsList,
		"V1EnvFromSource": V1EnvFromSource,
		"V1EnvVar": V1EnvVar,
		"V1EnvVarSource": V1EnvVarSource,
		"V1EphemeralContainer": V1EphemeralContainer,
		"V1EphemeralVolumeSource": V1EphemeralVolumeSource,
		"V1EventSource": V1EventSource,
		"V1Eviction": V1Eviction,
		"V1ExactDeviceRequest": V1ExactDeviceRequest,
		"V1ExecAction": V1ExecAction,
		"V1ExemptPriorityLevelConfiguration": V1ExemptPriorityLevelConfiguration,
		"V1ExpressionWarning": V1ExpressionWarning,
		"V1ExternalDocumentation": V1ExternalDocumentation,
		"V1FCVolumeSource": V1FCVolumeSource,
		"V1FieldSelectorAttributes": V1FieldSelectorAttributes,
		"V1FieldSelectorRequirement": V1FieldSelectorRequirement,
		"V1FileKeySelector": V1FileKeySelector,
		"V1FlexPersistentVolumeSource": V1FlexPersistentVolumeSource,
		"V1FlexVolumeSource": V1FlexVolumeSource,
		"V1FlockerVolumeSource": V1FlockerVolumeSource,
		"V1FlowDistinguisherMethod": V1FlowDistinguisherMethod,
		"V1FlowSchema": V1FlowSchema,
		"V1FlowSchemaCondition": V1FlowSchemaCondition,
		"V1FlowSchemaList": V1FlowSchemaList,
		"V1FlowSchemaSpec": V1FlowSchemaSpec,
		"V1FlowSchemaStatus": V1FlowSchemaStatus,
		"V1ForNode": V1ForNode,
		"V1ForZone": V1ForZone,
		"V1GCEPersistentDiskVolumeSource": V1GCEPersistentDiskVolumeSource,
		"V1GRPCAction": V1GRPCAction,
		"V1GitRepoVolumeSource": V1GitRepoVolumeSource,
		"V1GlusterfsPersistentVolumeSource": V1GlusterfsPersistentVolumeSource,
		"V1GlusterfsVolumeSource": V1GlusterfsVolumeSource,
		"V1GroupResource": V1GroupResource,
		"V1GroupSubject": V1GroupSubject,
		"V1GroupVersionForDiscovery": V1GroupVersionForDiscovery,
		"V1HTTPGetAction": V1HTTPGetAction,
		"V1HTTPHeader": V1HTTPHeader,
		"V1HTTPIngressPath": V1HTTPIngressPath,
		"V1HTTPIngressRuleValue": V1HTTPIngressRuleValue,
		"V1HorizontalPodAutoscaler": V1HorizontalPodAutoscaler,
		"V1HorizontalPodAutoscalerList": V1HorizontalPodAutoscalerList,
		"V1HorizontalPodAutoscalerSpec": V1HorizontalPodAutoscalerSpec,
		"V1HorizontalPodAutoscalerStatus": V1HorizontalPodAutoscalerStatus,
		"V1HostAlias": V1HostAlias,
		"V1HostIP": V1HostIP,
		"V1HostPathVolumeSource": V1HostPathVolumeSource,
		"V1IPAddress": V1IPAddress,
		"V1IPAddressList": V1IPAddressList,
		"V1IPAddressSpec": V1IPAddressSpec,
		"V1IPBlock": V1IPBlock,
		"V1ISCSIPersistentVolumeSource": V1ISCSIPersistentVolumeSource,
		"V1ISCSIVolumeSource": V1ISCSIVolumeSource,
		"V1ImageVolumeSource": V1ImageVolumeSource,
		"V1ImageVolumeStatus": V1ImageVolumeStatus,
		"V1Ingress": V1Ingress,
		"V1IngressBackend": V1IngressBackend,
		"V1IngressClass": V1IngressClass,
		"V1IngressClassList": V1IngressClassList,
		"V1IngressClassParametersReference": V1IngressClassParametersReference,
		"V1IngressClassSpec": V1IngressClassSpec,
		"V1IngressList": V1IngressList,
		"V1IngressLoadBalancerIngress": V1IngressLoadBalancerIngress,
		"V1IngressLoadBalancerStatus": V1IngressLoadBalancerStatus,
		"V1IngressPortStatus": V1IngressPortStatus,
		"V1IngressRule": V1IngressRule,
		"V1IngressServiceBackend": V1IngressServiceBackend,
		"V1IngressSpec": V1IngressSpec,
		"V1IngressStatus": V1IngressStatus,
		"V1IngressTLS": V1IngressTLS,
		"V1JSONPatch": V1JSONPatch,
		"V1JSONSchemaProps": V1JSONSchemaProps,
		"V1Job": V1Job,
		"V1JobCondition": V1JobCondition,
		"V1JobList": V1JobList,
		"V1JobSpec": V1JobSpec,
		"V1JobStatus": V1JobStatus,
		"V1JobTemplateSpec": V1JobTemplateSpec,
		"V1KeyToPath": V1KeyToPath,
		"V1LabelSelector": V1LabelSelector,
		"V1LabelSelectorAttributes": V1LabelSelectorAttributes,
		"V1LabelSelectorRequirement": V1LabelSelectorRequirement,
		"V1Lease": V1Lease,
		"V1LeaseList": V1LeaseList,
		"V1LeaseSpec": V1LeaseSpec,
		"V1Lifecycle": V1Lifecycle,
		"V1LifecycleHandler": V1LifecycleHandler,
		"V1LimitRange": V1LimitRange,
		"V1LimitRangeItem": V1LimitRangeItem,
		"V1LimitRangeList": V1LimitRangeList,
		"V1LimitRangeSpec": V1LimitRangeSpec,
		"V1LimitResponse": V1LimitResponse,
		"V1LimitedPriorityLevelConfiguration": V1LimitedPriorityLevelConfiguration,
		"V1LinuxContainerUser": V1LinuxContainerUser,
		"V1ListMeta": V1ListMeta,
		"V1LoadBalancerIngress": V1LoadBalancerIngress,
		"V1LoadBalancerStatus": V1LoadBalancerStatus,
		"V1LocalObjectReference": V1LocalObjectReference,
		"V1LocalSubjectAccessReview": V1LocalSubjectAccessReview,
		"V1LocalVolumeSource": V1LocalVolumeSource,
		"V1ManagedFieldsEntry": V1ManagedFieldsEntry,
		"V1MatchCondition": V1MatchCondition,
		"V1MatchResources": V1MatchResources,
		"V1ModifyVolumeStatus": V1ModifyVolumeStatus,
		"V1MutatingAdmissionPolicy": V1MutatingAdmissionPolicy,
		"V1MutatingAdmissionPolicyBinding": V1MutatingAdmissionPolicyBinding,
		"V1MutatingAdmissionPolicyBindingList": V1MutatingAdmissionPolicyBindingList,
		"V1MutatingAdmissionPolicyBindingSpec": V1MutatingAdmissionPolicyBindingSpec,
		"V1MutatingAdmissionPolicyList": V1MutatingAdmissionPolicyList,
		"V1MutatingAdmissionPolicySpec": V1MutatingAdmissionPolicySpec,
		"V1MutatingWebhook": V1MutatingWebhook,
		"V1MutatingWebhookConfiguration": V1MutatingWebhookConfiguration,
		"V1MutatingWebhookConfigurationList": V1MutatingWebhookConfigurationList,
		"V1Mutation": V1Mutation,
		"V1NFSVolumeSource": V1NFSVolumeSource,
		"V1NamedRuleWithOperations": V1NamedRuleWithOperations,
		"V1Namespace": V1Namespace,
		"V1NamespaceCondition": V1NamespaceCondition,
		"V1NamespaceList": V1NamespaceList,
		"V1NamespaceSpec": V1NamespaceSpec,
		"V1NamespaceStatus": V1NamespaceStatus,
		"V1NetworkDeviceData": V1NetworkDeviceData,
		"V1NetworkPolicy": V1NetworkPolicy,
		"V1NetworkPolicyEgressRule": V1NetworkPolicyEgressRule,
		"V1NetworkPolicyIngressRule": V1NetworkPolicyIngressRule,
		"V1NetworkPolicyList": V1NetworkPolicyList,
		"V1NetworkPolicyPeer": V1NetworkPolicyPeer,
		"V1NetworkPolicyPort": V1NetworkPolicyPort,
		"V1NetworkPolicySpec": V1NetworkPolicySpec,
		"V1Node": V1Node,
		"V1NodeAddress": V1NodeAddress,
		"V1NodeAffinity": V1NodeAffinity,
		"V1NodeAllocatableResourceClaimStatus": V1NodeAllocatableResourceClaimStatus,
		"V1NodeAllocatableResourceMapping": V1NodeAllocatableResourceMapping,
		"V1NodeCondition": V1NodeCondition,
		"V1NodeConfigSource": V1NodeConfigSource,
		"V1NodeConfigStatus": V1NodeConfigStatus,
		"V1NodeDaemonEndpoints": V1NodeDaemonEndpoints,
		"V1NodeFeatures": V1NodeFeatures,
		"V1NodeList": V1NodeList,
		"V1NodeRuntimeHandler": V1NodeRuntimeHandler,
		"V1NodeRuntimeHandlerFeatures": V1NodeRuntimeHandlerFeatures,
		"V1NodeSelector": V1NodeSelector,
		"V1NodeSelectorRequirement": V1NodeSelectorRequirement,
		"V1NodeSelectorTerm": V1NodeSelectorTerm,
		"V1NodeSpec": V1NodeSpec,
		"V1NodeStatus": V1NodeStatus,
		"V1NodeSwapStatus": V1NodeSwapStatus,
		"V1NodeSystemInfo": V1NodeSystemInfo,
		"V1NonResourceAttributes": V1NonResourceAttributes,
		"V1NonResourcePolicyRule": V1NonResourcePolicyRule,
		"V1NonResourceRule": V1NonResourceRule,
		"V1ObjectFieldSelector": V1ObjectFieldSelector,
		"V1ObjectMeta": V1ObjectMeta,
		"V1ObjectReference": V1ObjectReference,
		"V1OpaqueDeviceConfiguration": V1OpaqueDeviceConfiguration,
		"V1Overhead": V1Overhead,
		"V1OwnerReference": V1OwnerReference,
		"V1ParamKind": V1ParamKind,
		"V1ParamRef": V1ParamRef,
		"V1ParentReference": V1ParentReference,
		"V1PersistentVolume": V1PersistentVolume,
		"V1PersistentVolumeClaim": V1PersistentVolumeClaim,
		"V1PersistentVolumeClaimCondition": V1PersistentVolumeClaimCondition,
		"V1PersistentVolumeClaimList": V1PersistentVolumeClaimList,
		"V1PersistentVolumeClaimSpec": V1PersistentVolumeClaimSpec,
		"V1PersistentVolumeClaimStatus": V1PersistentVolumeClaimStatus,
		"V1PersistentVolumeClaimTemplate": V1PersistentVolumeClaimTemplate,
		"V1PersistentVolumeClaimVolumeSource": V1PersistentVolumeClaimVolumeSource,
		"V1PersistentVolumeList": V1PersistentVolumeList,
		"V1PersistentVolumeSpec": V1PersistentVolumeSpec,
		"V1PersistentVolumeStatus": V1PersistentVolumeStatus,
		"V1PhotonPersistentDiskVolumeSource": V1PhotonPersistentDiskVolumeSource,
		"V1Pod": V1Pod,
		"V1PodAffinity": V1PodAffinity,
		"V1PodAffinityTerm": V1PodAffinityTerm,
		"V1PodAntiAffinity": V1PodAntiAffinity,
		"V1PodCertificateProjection": V1PodCertificateProjection,
		"V1PodCondition": V1PodCondition,
		"V1PodDNSConfig": V1PodDNSConfig,
		"V1PodDNSConfigOption": V1PodDNSConfigOption,
		"V1PodDisruptionBudget": V1PodDisruptionBudget,
		"V1PodDisruptionBudgetList": V1PodDisruptionBudgetList,
		"V1PodDisruptionBudgetSpec": V1PodDisruptionBudgetSpec,
		"V1PodDisruptionBudgetStatus": V1PodDisruptionBudgetStatus,
		"V1PodExtendedResourceClaimStatus": V1PodExtendedResourceClaimStatus,
		"V1PodFailurePolicy": V1PodFailurePolicy,
		"V1PodFailurePolicyOnExitCodesRequirement": V1PodFailurePolicyOnExitCodesRequirement,
		"V1PodFailurePolicyOnPodConditionsPattern": V1PodFailurePolicyOnPodConditionsPattern,
		"V1PodFailurePolicyRule": V1PodFailurePolicyRule,
		"V1PodIP": V1PodIP,
		"V1PodList": V1PodList,
		"V1PodOS": V1PodOS,
		"V1PodReadinessGate": V1PodReadinessGate,
		"V1PodResourceClaim": V1PodResourceClaim,
		"V1PodResourceClaimStatus": V1PodResourceClaimStatus,
		"V1PodSchedulingGate": V1PodSchedulingGate,
		"V1PodSchedulingGroup": V1PodSchedulingGroup,
		"V1PodSecurityContext": V1PodSecurityContext,
		"V1PodSpec": V1PodSpec,
		"V1PodStatus": V1PodStatus,
		"V1PodTemplate": V1PodTemplate,
		"V1PodTemplateList": V1PodTemplateList,
		"V1PodTemplateSpec": V1PodTemplateSpec,
		"V1PolicyRule": V1PolicyRule,
		"V1PolicyRulesWithSubjects": V1PolicyRulesWithSubjects,
		"V1PortStatus": V1PortStatus,
		"V1PortworxVolumeSource": V1PortworxVolumeSource,
		"V1Preconditions": V1Preconditions,
		"V1PreferredSchedulingTerm": V1PreferredSchedulingTerm,
		"V1PriorityClass": V1PriorityClass,
		"V1PriorityClassList": V1PriorityClassList,
		"V1PriorityLevelConfiguration": V1PriorityLevelConfiguration,
		"V1PriorityLevelConfigurationCondition": V1PriorityLevelConfigurationCondition,
		"V1PriorityLevelConfigurationList": V1PriorityLevelConfigurationList,
		"V1PriorityLevelConfigurationReference": V1PriorityLevelConfigurationReference,
		"V1PriorityLevelConfigurationSpec": V1PriorityLevelConfigurationSpec,
		"V1PriorityLevelConfigurationStatus": V1PriorityLevelConfigurationStatus,
		"V1Probe": V1Probe,
		"V1ProjectedVolumeSource": V1ProjectedVolumeSource,
		"V1QueuingConfiguration": V1QueuingConfiguration,
		"V1QuobyteVolumeSource": V1QuobyteVolumeSource,
		"V1RBDPersistentVolumeSource": V1RBDPersistentVolumeSource,
		"V1RBDVolumeSource": V1RBDVolumeSource,
		"V1ReplicaSet": V1ReplicaSet,
		"V1ReplicaSetCondition": V1ReplicaSetCondition,
		"V1ReplicaSetList": V1ReplicaSetList,
		"V1ReplicaSetSpec": V1ReplicaSetSpec,
		"V1ReplicaSetStatus": V1ReplicaSetStatus,
		"V1ReplicationController": V1ReplicationController,
		"V1ReplicationControllerCondition": V1ReplicationControllerCondition,
		"V1ReplicationControllerList": V1ReplicationControllerList,
		"V1ReplicationControllerSpec": V1ReplicationControllerSpec,
		"V1ReplicationControllerStatus": V1ReplicationControllerStatus,
		"V1ResourceAttributes": V1ResourceAttributes,
		"V1ResourceClaimConsumerReference": V1ResourceClaimConsumerReference,
		"V1ResourceClaimList": V1ResourceClaimList,
		"V1ResourceClaimSpec": V1ResourceClaimSpec,
		"V1ResourceClaimStatus": V1ResourceClaimStatus,
		"V1ResourceClaimTemplate": V1ResourceClaimTemplate,
		"V1ResourceClaimTemplateList": V1ResourceClaimTemplateList,
		"V1ResourceClaimTemplateSpec": V1ResourceClaimTemplateSpec,
		"V1ResourceFieldSelector": V1ResourceFieldSelector,
		"V1ResourceHealth": V1ResourceHealth,
		"V1ResourcePolicyRule": V1ResourcePolicyRule,
		"V1ResourcePool": V1ResourcePool,
		"V1ResourceQuota": V1ResourceQuota,
		"V1ResourceQuotaList": V1ResourceQuotaList,
		"V1ResourceQuotaSpec": V1ResourceQuotaSpec,
		"V1ResourceQuotaStatus": V1ResourceQuotaStatus,
		"V1ResourceRequirements": V1ResourceRequirements,
		"V1ResourceRule": V1ResourceRule,
		"V1ResourceSlice": V1ResourceSlice,
		"V1ResourceSliceList": V1ResourceSliceList,
		"V1ResourceSliceSpec": V1ResourceSliceSpec,
		"V1ResourceStatus": V1ResourceStatus,
		"V1Role": V1Role,
		"V1RoleBinding": V1RoleBinding,
		"V1RoleBindingList": V1RoleBindingList,
		"V1RoleList": V1RoleList,
		"V1RoleRef": V1RoleRef,
		"V1RollingUpdateDaemonSet": V1RollingUpdateDaemonSet,
		"V1RollingUpdateDeployment": V1RollingUpdateDeployment,
		"V1RollingUpdateStatefulSetStrategy": V1RollingUpdateStatefulSetStrategy,
		"V1RuleWithOperations": V1RuleWithOperations,
		"V1RuntimeClass": V1RuntimeClass,
		"V1RuntimeClassList": V1RuntimeClassList,
		"V1SELinuxOptions": V1SELinuxOptions,
		"V1Scale": V1Scale,
		"V1ScaleIOPersistentVolumeSource": V1ScaleIOPersistentVolumeSource,
		"V1ScaleIOVolumeSource": V1ScaleIOVolumeSource,
		"V1ScaleSpec": V1ScaleSpec,
		"V1ScaleStatus": V1ScaleStatus,
		"V1Scheduling": V1Scheduling,
		"V1ScopeSelector": V1ScopeSelector,
		"V1ScopedResourceSelectorRequirement": V1ScopedResourceSelectorRequirement,
		"V1SeccompProfile": V1SeccompProfile,
		"V1Secret": V1Secret,
		"V1SecretEnvSource": V1SecretEnvSource,
		"V1SecretKeySelector": V1SecretKeySelector,
		"V1SecretList": V1SecretList,
		"V1SecretProjection": V1SecretProjection,
		"V1SecretReference": V1SecretReference,
		"V1SecretVolumeSource": V1SecretVolumeSource,
		"V1SecurityContext": V1SecurityContext,
		"V1SelectableField": V1SelectableField,
		"V1SelfSubjectAccessReview": V1SelfSubjectAccessReview,
		"V1SelfSubjectAccessReviewSpec": V1SelfSubjectAccessReviewSpec,
		"V1SelfSubjectReview": V1SelfSubjectReview,
		"V1SelfSubjectReviewStatus": V1SelfSubjectReviewStatus,
		"V1SelfSubjectRulesReview": V1SelfSubjectRulesReview,
		"V1SelfSubjectRulesReviewSpec": V1SelfSubjectRulesReviewSpec,
		"V1ServerAddressByClientCIDR": V1ServerAddressByClientCIDR,
		"V1Service": V1Service,
		"V1ServiceAccount": V1ServiceAccount,
		"V1ServiceAccountList": V1ServiceAccountList,
		"V1ServiceAccountSubject": V1ServiceAccountSubject,
		"V1ServiceAccountTokenProjection": V1ServiceAccountTokenProjection,
		"V1ServiceBackendPort": V1ServiceBackendPort,
		"V1ServiceCIDR": V1ServiceCIDR,
		"V1ServiceCIDRList": V1ServiceCIDRList,
		"V1ServiceCIDRSpec": V1ServiceCIDRSpec,
		"V1ServiceCIDRStatus": V1ServiceCIDRStatus,
		"V1ServiceList": V1ServiceList,
		"V1ServicePort": V1ServicePort,
		"V1ServiceSpec": V1ServiceSpec,
		"V1ServiceStatus": V1ServiceStatus,
		"V1SessionAffinityConfig": V1SessionAffinityConfig,
		"V1ShardInfo": V1ShardInfo,
		"V1SleepAction": V1SleepAction,
		"V1StatefulSet": V1StatefulSet,
		"V1StatefulSetCondition": V1StatefulSetCondition,
		"V1StatefulSetList": V1StatefulSetList,
		"V1StatefulSetOrdinals": V1StatefulSetOrdinals,
		"V1StatefulSetPersistentVolumeClaimRetentionPolicy": V1StatefulSetPersistentVolumeClaimRetentionPolicy,
		"V1StatefulSetSpec": V1StatefulSetSpec,
		"V1StatefulSetStatus": V1StatefulSetStatus,
		"V1StatefulSetUpdateStrategy": V1StatefulSetUpdateStrategy,
		"V1Status": V1Status,
		"V1StatusCause": V1StatusCause,
		"V1StatusDetails": V1StatusDetails,
		"V1StorageClass": V1StorageClass,
		"V1StorageClassList": V1StorageClassList,
		"V1StorageOSPersistentVolumeSource": V1StorageOSPersistentVolumeSource,
		"V1StorageOSVolumeSource": V1StorageOSVolumeSource,
		"V1SubjectAccessReview": V1SubjectAccessReview,
		"V1SubjectAccessReviewSpec": V1SubjectAccessReviewSpec,
		"V1SubjectAccessReviewStatus": V1SubjectAccessReviewStatus,
		"V1SubjectRulesReviewStatus": V1SubjectRulesReviewStatus,
		"V1SuccessPolicy": V1SuccessPolicy,
		"V1SuccessPolicyRule": V1SuccessPolicyRule,
		"V1Sysctl": V1Sysctl,
		"V1TCPSocketAction": V1TCPSocketAction,
		"V1Taint": V1Taint,
		"V1TokenRequestSpec": V1TokenRequestSpec,
		"V1TokenRequestStatus": V1TokenRequestStatus,
		"V1TokenReview": V1TokenReview,
		"V1TokenReviewSpec": V1TokenReviewSpec,
		"V1TokenReviewStatus": V1TokenReviewStatus,
		"V1Toleration": V1Toleration,
		"V1TopologySelectorLabelRequirement": V1TopologySelectorLabelRequirement,
		"V1TopologySelectorTerm": V1TopologySelectorTerm,
		"V1TopologySpreadConstraint": V1TopologySpreadConstraint,
		"V1TypeChecking": V1TypeChecking,
		"V1TypedLocalObjectReference": V1TypedLocalObjectReference,
		"V1TypedObjectReference": V1TypedObjectReference,
		"V1UncountedTerminatedPods": V1UncountedTerminatedPods,
		"V1UserInfo": V1UserInfo,
		"V1UserSubject": V1UserSubject,
		"V1ValidatingAdmissionPolicy": V1ValidatingAdmissionPolicy,
		"V1ValidatingAdmissionPolicyBinding": V1ValidatingAdmissionPolicyBinding,
		"V1ValidatingAdmissionPolicyBindingList": V1ValidatingAdmissionPolicyBindingList,
		"V1ValidatingAdmissionPolicyBindingSpec": V1ValidatingAdmissionPolicyBindingSpec,
		"V1ValidatingAdmissionPolicyList": V1ValidatingAdmissionPolicyList,
		"V1ValidatingAdmissionPolicySpec": V1ValidatingAdmissionPolicySpec,
		"V1ValidatingAdmissionPolicyStatus": V1ValidatingAdmissionPolicyStatus,
		"V1ValidatingWebhook": V1ValidatingWebhook,
		"V1ValidatingWebhookConfiguration": V1ValidatingWebhookConfiguration,
		"V1ValidatingWebhookConfigurationList": V1ValidatingWebhookConfigurationList,
		"V1Validation": V1Validation,
		"V1ValidationRule": V1ValidationRule,
		"V1Variable": V1Variable,
		"V1Volume": V1Volume,
		"V1VolumeAttachment": V1VolumeAttachment,
		"V1VolumeAttachmentList": V1VolumeAttachmentList,
		"V1VolumeAttachmentSource": V1VolumeAttachmentSource,
		"V1VolumeAttachmentSpec": V1VolumeAttachmentSpec,
		"V1VolumeAttachmentStatus": V1VolumeAttachmentStatus,
		"V1VolumeAttributesClass": V1VolumeAttributesClass,
		"V1VolumeAttributesClassList": V1VolumeAttributesClassList,
		"V1VolumeDevice": V1VolumeDevice,
		"V1VolumeError": V1VolumeError,
		"V1VolumeMount": V1VolumeMount,
		"V1VolumeMountStatus": V1VolumeMountStatus,
		"V1VolumeNodeAffinity": V1VolumeNodeAffinity,
		"V1VolumeNodeResources": V1VolumeNodeResources,
		"V1VolumeProjection": V1VolumeProjection,
		"V1VolumeResourceRequirements": V1VolumeResourceRequirements,
		"V1VolumeStatus": V1VolumeStatus,
		"V1VsphereVirtualDiskVolumeSource": V1VsphereVirtualDiskVolumeSource,
		"V1WatchEvent": V1WatchEvent,
		"V1WebhookConversion": V1WebhookConversion,
		"V1WeightedPodAffinityTerm": V1WeightedPodAffinityTerm,
		"V1WindowsSecurityContextOptions": V1WindowsSecurityContextOptions,
		"V1alpha1ApplyConfiguration": V1alpha1ApplyConfiguration,
		"V1alpha1ClusterTrustBundle": V1alpha1ClusterTrustBundle,
		"V1alpha1ClusterTrustBundleList": V1alpha1ClusterTrustBundleList,
		"V1alpha1ClusterTrustBundleSpec": V1alpha1ClusterTrustBundleSpec,
		"V1alpha1JSONPatch": V1alpha1JSONPatch,
		"V1alpha1MatchCondition": V1alpha1MatchCondition,
		"V1alpha1MatchResources": V1alpha1MatchResources,
		"V1alpha1MutatingAdmissionPolicy": V1alpha1MutatingAdmissionPolicy,
		"V1alpha1MutatingAdmissionPolicyBinding": V1alpha1MutatingAdmissionPolicyBinding,
		"V1alpha1MutatingAdmissionPolicyBindingList": V1alpha1MutatingAdmissionPolicyBindingList,
		"V1alpha1MutatingAdmissionPolicyBindingSpec": V1alpha1MutatingAdmissionPolicyBindingSpec,
		"V1alpha1MutatingAdmissionPolicyList": V1alpha1MutatingAdmissionPolicyList,
		"V1alpha1MutatingAdmissionPolicySpec": V1alpha1MutatingAdmissionPolicySpec,
		"V1alpha1Mutation": V1alpha1Mutation,
		"V1alpha1NamedRuleWithOperations": V1alpha1NamedRuleWithOperations,
		"V1alpha1ParamKind": V1alpha1ParamKind,
		"V1alpha1ParamRef": V1alpha1ParamRef,
		"V1alpha1ServerStorageVersion": V1alpha1ServerStorageVersion,
		"V1alpha1StorageVersion": V1alpha1StorageVersion,
		"V1alpha1StorageVersionCondition": V1alpha1StorageVersionCondition,
		"V1alpha1StorageVersionList": V1alpha1StorageVersionList,
		"V1alpha1StorageVersionStatus": V1alpha1StorageVersionStatus,
		"V1alpha1Variable": V1alpha1Variable,
		"V1alpha2GangSchedulingPolicy": V1alpha2GangSchedulingPolicy,
		"V1alpha2LeaseCandidate": V1alpha2LeaseCandidate,
		"V1alpha2LeaseCandidateList": V1alpha2LeaseCandidateList,
		"V1alpha2LeaseCandidateSpec": V1alpha2LeaseCandidateSpec,
		"V1alpha2PodGroup": V1alpha2PodGroup,
		"V1alpha2PodGroupList": V1alpha2PodGroupList,
		"V1alpha2PodGroupResourceClaim": V1alpha2PodGroupResourceClaim,
		"V1alpha2PodGroupResourceClaimStatus": V1alpha2PodGroupResourceClaimStatus,
		"V1alpha2PodGroupSchedulingConstraints": V1alpha2PodGroupSchedulingConstraints,
		"V1alpha2PodGroupSchedulingPolicy": V1alpha2PodGroupSchedulingPolicy,
		"V1alpha2PodGroupSpec": V1alpha2PodGroupSpec,
		"V1alpha2PodGroupStatus": V1alpha2PodGroupStatus,
		"V1alpha2PodGroupTemplate": V1alpha2PodGroupTemplate,
		"V1alpha2PodGroupTemplateReference": V1alpha2PodGroupTemplateReference,
		"V1alpha2TopologyConstraint": V1alpha2TopologyConstraint,
		"V1alpha2TypedLocalObjectReference": V1alpha2TypedLocalObjectReference,
		"V1alpha2Workload": V1alpha2Workload,
		"V1alpha2WorkloadList": V1alpha2WorkloadList,
		"V1alpha2WorkloadPodGroupTemplateReference": V1alpha2WorkloadPodGroupTemplateReference,
		"V1alpha2WorkloadSpec": V1alpha2WorkloadSpec,
		"V1alpha3DeviceTaint": V1alpha3DeviceTaint,
		"V1alpha3DeviceTaintRule": V1alpha3DeviceTaintRule,
		"V1alpha3DeviceTaintRuleList": V1alpha3DeviceTaintRuleList,
		"V1alpha3DeviceTaintRuleSpec": V1alpha3DeviceTaintRuleSpec,
		"V1alpha3DeviceTaintRuleStatus": V1alpha3DeviceTaintRuleStatus,
		"V1alpha3DeviceTaintSelector": V1alpha3DeviceTaintSelector,
		"V1alpha3PoolStatus": V1alpha3PoolStatus,
		"V1alpha3ResourcePoolStatusRequest": V1alpha3ResourcePoolStatusRequest,
		"V1alpha3ResourcePoolStatusRequestList": V1alpha3ResourcePoolStatusRequestList,
		"V1alpha3ResourcePoolStatusRequestSpec": V1alpha3ResourcePoolStatusRequestSpec,
		"V1alpha3ResourcePoolStatusRequestStatus": V1alpha3ResourcePoolStatusRequestStatus,
		"V1beta1AllocatedDeviceStatus": V1beta1AllocatedDeviceStatus,
		"V1beta1AllocationResult": V1beta1AllocationResult,
		"V1beta1ApplyConfiguration": V1beta1ApplyConfiguration,
		"V1beta1BasicDevice": V1beta1BasicDevice,
		"V1beta1CELDeviceSelector": V1beta1CELDeviceSelector,
		"V1beta1CapacityRequestPolicy": V1beta1CapacityRequestPolicy,
		"V1beta1CapacityRequestPolicyRange": V1beta1CapacityRequestPolicyRange,
		"V1beta1CapacityRequirements": V1beta1CapacityRequirements,
		"V1beta1ClusterTrustBundle": V1beta1ClusterTrustBundle,
		"V1beta1ClusterTrustBundleList": V1beta1ClusterTrustBundleList,
		"V1beta1ClusterTrustBundleSpec": V1beta1ClusterTrustBundleSpec,
		"V1beta1Counter": V1beta1Counter,
		"V1beta1CounterSet": V1beta1CounterSet,
		"V1beta1Device": V1beta1Device,
		"V1beta1DeviceAllocationConfiguration": V1beta1DeviceAllocationConfiguration,
		"V1beta1DeviceAllocationResult": V1beta1DeviceAllocationResult,
		"V1beta1DeviceAttribute": V1beta1DeviceAttribute,
		"V1beta1DeviceCapacity": V1beta1DeviceCapacity,
		"V1beta1DeviceClaim": V1beta1DeviceClaim,
		"V1beta1DeviceClaimConfiguration": V1beta1DeviceClaimConfiguration,
		"V1beta1DeviceClass": V1beta1DeviceClass,
		"V1beta1DeviceClassConfiguration": V1beta1DeviceClassConfiguration,
		"V1beta1DeviceClassList": V1beta1DeviceClassList,
		"V1beta1DeviceClassSpec": V1beta1DeviceClassSpec,
		"V1beta1DeviceConstraint": V1beta1DeviceConstraint,
		"V1beta1DeviceCounterConsumption": V1beta1DeviceCounterConsumption,
		"V1beta1DeviceRequest": V1beta1DeviceRequest,
		"V1beta1DeviceRequestAllocationResult": V1beta1DeviceRequestAllocationResult,
		"V1beta1DeviceSelector": V1beta1DeviceSelector,
		"V1beta1DeviceSubRequest": V1beta1DeviceSubRequest,
		"V1beta1DeviceTaint": V1beta1DeviceTaint,
		"V1beta1DeviceToleration": V1beta1DeviceToleration,
		"V1beta1IPAddress": V1beta1IPAddress,
		"V1beta1IPAddressList": V1beta1IPAddressList,
		"V1beta1IPAddressSpec": V1beta1IPAddressSpec,
		"V1beta1JSONPatch": V1beta1JSONPatch,
		"V1beta1LeaseCandidate": V1beta1LeaseCandidate,
		"V1beta1LeaseCandidateList": V1beta1LeaseCandidateList,
		"V1beta1LeaseCandidateSpec": V1beta1LeaseCandidateSpec,
		"V1beta1MatchCondition": V1beta1MatchCondition,
		"V1beta1MatchResources": V1beta1MatchResources,
		"V1beta1MutatingAdmissionPolicy": V1beta1MutatingAdmissionPolicy,
		"V1beta1MutatingAdmissionPolicyBinding": V1beta1MutatingAdmissionPolicyBinding,
		"V1beta1MutatingAdmissionPolicyBindingList": V1beta1MutatingAdmissionPolicyBindingList,
		"V1beta1MutatingAdmissionPolicyBindingSpec": V1beta1MutatingAdmissionPolicyBindingSpec,
		"V1beta1MutatingAdmissionPolicyList": V1beta1MutatingAdmissionPolicyList,
		"V1beta1MutatingAdmissionPolicySpec": V1beta1MutatingAdmissionPolicySpec,
		"V1beta1Mutation": V1beta1Mutation,
		"V1beta1NamedRuleWithOperations": V1beta1NamedRuleWithOperations,
		"V1beta1NetworkDeviceData": V1beta1NetworkDeviceData,
		"V1beta1NodeAllocatableResourceMapping": V1beta1NodeAllocatableResourceMapping,
		"V1beta1OpaqueDeviceConfiguration": V1beta1OpaqueDeviceConfiguration,
		"V1beta1ParamKind": V1beta1ParamKind,
		"V1beta1ParamRef": V1beta1ParamRef,
		"V1beta1ParentReference": V1beta1ParentReference,
		"V1beta1PodCertificateRequest": V1beta1PodCertificateRequest,
		"V1beta1PodCertificateRequestList": V1beta1PodCertificateRequestList,
		"V1beta1PodCertificateRequestSpec": V1beta1PodCertificateRequestSpec,
		"V1beta1PodCertificateRequestStatus": V1beta1PodCertificateRequestStatus,
		"V1beta1ResourceClaim": V1beta1ResourceClaim,
		"V1beta1ResourceClaimConsumerReference": V1beta1ResourceClaimConsumerReference,
		"V1beta1ResourceClaimList": V1beta1ResourceClaimList,
		"V1beta1ResourceClaimSpec": V1beta1ResourceClaimSpec,
		"V1beta1ResourceClaimStatus": V1beta1ResourceClaimStatus,
		"V1beta1ResourceClaimTemplate": V1beta1ResourceClaimTemplate,
		"V1beta1ResourceClaimTemplateList": V1beta1ResourceClaimTemplateList,
		"V1beta1ResourceClaimTemplateSpec": V1beta1ResourceClaimTemplateSpec,
		"V1beta1ResourcePool": V1beta1ResourcePool,
		"V1beta1ResourceSlice": V1beta1ResourceSlice,
		"V1beta1ResourceSliceList": V1beta1ResourceSliceList,
		"V1beta1ResourceSliceSpec": V1beta1ResourceSliceSpec,
		"V1beta1ServiceCIDR": V1beta1ServiceCIDR,
		"V1beta1ServiceCIDRList": V1beta1ServiceCIDRList,
		"V1beta1ServiceCIDRSpec": V1beta1ServiceCIDRSpec,
		"V1beta1ServiceCIDRStatus": V1beta1ServiceCIDRStatus,
		"V1beta1StorageVersionMigration": V1beta1StorageVersionMigration,
		"V1beta1StorageVersionMigrationList": V1beta1StorageVersionMigrationList,
		"V1beta1StorageVersionMigrationSpec": V1beta1StorageVersionMigrationSpec,
		"V1beta1StorageVersionMigrationStatus": V1beta1StorageVersionMigrationStatus,
		"V1beta1Variable": V1beta1Variable,
		"V1beta1VolumeAttributesClass": V1beta1VolumeAttributesClass,
		"V1beta1VolumeAttributesClassList": V1beta1VolumeAttributesClassList,
		"V1beta2AllocatedDeviceStatus": V1beta2AllocatedDeviceStatus,
		"V1beta2AllocationResult": V1beta2AllocationResult,
		"V1beta2CELDeviceSelector": V1beta2CELDeviceSelector,
		"V1beta2CapacityRequestPolicy": V1beta2CapacityRequestPolicy,
		"V1beta2CapacityRequestPolicyRange": V1beta2CapacityRequestPolicyRange,
		"V1beta2CapacityRequirements": V1beta2CapacityRequirements,
		"V1beta2Counter": V1beta2Counter,
		"V1beta2CounterSet": V1beta2CounterSet,
		"V1beta2Device": V1beta2Device,
		"V1beta2DeviceAllocationConfiguration": V1beta2DeviceAllocationConfiguration,
		"V1beta2DeviceAllocationResult": V1beta2DeviceAllocationResult,
		"V1beta2DeviceAttribute": V1beta2DeviceAttribute,
		"V1beta2DeviceCapacity": V1beta2DeviceCapacity,
		"V1beta2DeviceClaim": V1beta2DeviceClaim,
		"V1beta2DeviceClaimConfiguration": V1beta2DeviceClaimConfiguration,
		"V1beta2DeviceClass": V1beta2DeviceClass,
		"V1beta2DeviceClassConfiguration": V1beta2DeviceClassConfiguration,
		"V1beta2DeviceClassList": V1beta2DeviceClassList,
		"V1beta2DeviceClassSpec": V1beta2DeviceClassSpec,
		"V1beta2DeviceConstraint": V1beta2DeviceConstraint,
		"V1beta2DeviceCounterConsumption": V1beta2DeviceCounterConsumption,
		"V1beta2DeviceRequest": V1beta2DeviceRequest,
		"V1beta2DeviceRequestAllocationResult": V1beta2DeviceRequestAllocationResult,
		"V1beta2DeviceSelector": V1beta2DeviceSelector,
		"V1beta2DeviceSubRequest": V1beta2DeviceSubRequest,
		"V1beta2DeviceTaint": V1beta2DeviceTaint,
		"V1beta2DeviceTaintRule": V1beta2DeviceTaintRule,
		"V1beta2DeviceTaintRuleList": V1beta2DeviceTaintRuleList,
		"V1beta2DeviceTaintRuleSpec": V1beta2DeviceTaintRuleSpec,
		"V1beta2DeviceTaintRuleStatus": V1beta2DeviceTaintRuleStatus,
		"V1beta2DeviceTaintSelector": V1beta2DeviceTaintSelector,
		"V1beta2DeviceToleration": V1beta2DeviceToleration,
		"V1beta2ExactDeviceRequest": V1beta2ExactDeviceRequest,
		"V1beta2NetworkDeviceData": V1beta2NetworkDeviceData,
		"V1beta2NodeAllocatableResourceMapping": V1beta2NodeAllocatableResourceMapping,
		"V1beta2OpaqueDeviceConfiguration": V1beta2OpaqueDeviceConfiguration,
		"V1beta2ResourceClaim": V1beta2ResourceClaim,
		"V1beta2ResourceClaimConsumerReference": V1beta2ResourceClaimConsumerReference,
		"V1beta2ResourceClaimList": V1beta2ResourceClaimList,
		"V1beta2ResourceClaimSpec": V1beta2ResourceClaimSpec,
		"V1beta2ResourceClaimStatus": V1beta2ResourceClaimStatus,
		"V1beta2ResourceClaimTemplate": V1beta2ResourceClaimTemplate,
		"V1beta2ResourceClaimTemplateList": V1beta2ResourceClaimTemplateList,
		"V1beta2ResourceClaimTemplateSpec": V1beta2ResourceClaimTemplateSpec,
		"V1beta2ResourcePool": V1beta2ResourcePool,
		"V1beta2ResourceSlice": V1beta2ResourceSlice,
		"V1beta2ResourceSliceList": V1beta2ResourceSliceList,
		"V1beta2ResourceSliceSpec": V1beta2ResourceSliceSpec,
		"V2ContainerResourceMetricSource": V2ContainerResourceMetricSource,
		"V2ContainerResourceMetricStatus": V2ContainerResourceMetricStatus,
		"V2CrossVersionObjectReference": V2CrossVersionObjectReference,
		"V2ExternalMetricSource": V2ExternalMetricSource,
		"V2ExternalMetricStatus": V2ExternalMetricStatus,
		"V2HPAScalingPolicy": V2HPAScalingPolicy,
		"V2HPAScalingRules": V2HPAScalingRules,
		"V2HorizontalPodAutoscaler": V2HorizontalPodAutoscaler,
		"V2HorizontalPodAutoscalerBehavior": V2HorizontalPodAutoscalerBehavior,
		"V2HorizontalPodAutoscalerCondition": V2HorizontalPodAutoscalerCondition,
		"V2HorizontalPodAutoscalerList": V2HorizontalPodAutoscalerList,
		"V2HorizontalPodAutoscalerSpec": V2HorizontalPodAutoscalerSpec,
		"V2HorizontalPodAutoscalerStatus": V2HorizontalPodAutoscalerStatus,
		"V2MetricIdentifier": V2MetricIdentifier,
		"V2MetricSpec": V2MetricSpec,
		"V2MetricStatus": V2MetricStatus,
		"V2MetricTarget": V2MetricTarget,
		"V2MetricValueStatus": V2MetricValueStatus,
		"V2ObjectMetricSource": V2ObjectMetricSource,
		"V2ObjectMetricStatus": V2ObjectMetricStatus,
		"V2PodsMetricSource": V2PodsMetricSource,
		"V2PodsMetricStatus": V2PodsMetricStatus,
		"V2ResourceMetricSource": V2ResourceMetricSource,
		"V2ResourceMetricStatus": V2ResourceMetricStatus,
		"VersionInfo": VersionInfo
	};
	parseMimeType = (mimeType) => {
		const [type = "", subtype = ""] = mimeType.split("/");
		return {
			type,
			subtype,
			subtypeTokens: subtype.split("+")
		};
	};
	mimeTypePredicateFactory = (predicate) => (mimeType) => predicate(parseMimeType(mimeType));
	mimeTypeSimplePredicateFactory = (type, subtype) => mimeTypePredicateFactory((descriptor) => {
		if (descriptor.type !== type) return false;
		if (subtype != null && descriptor.subtype !== subtype) return false;
		return true;
	});
	isTextLikeMimeType = mimeTypeSimplePredicateFactory("text");
	isJsonMimeType = mimeTypeSimplePredicateFactory("application", "json");
	isJsonLikeMimeType = mimeTypePredicateFactory((descriptor) => descriptor.type === "application" && descriptor.subtypeTokens.some((item) => item === "json"));
	supportedMimeTypePredicatesWithPriority = [
		isJsonMimeType,
		isJsonLikeMimeType,
		isTextLikeMimeType,
		mimeTypeSimplePredicateFactory("application", "octet-stream"),
		mimeTypeSimplePredicateFactory("application", "x-www-form-urlencoded")
	];
	nullableSuffix = " | null";
	optionalSuffix = " | undefined";
	arrayPrefix = "Array<";
	mapPrefix = "{ [key: string]: ";
	ObjectSerializer$1 = class ObjectSerializer$1 {
		static findCorrectType(data, expectedType) {
			if (data == void 0) return expectedType;
			else if (primitives.indexOf(expectedType.toLowerCase()) !== -1) return expectedType;
			else if (expectedType === "Date") return expectedType;
			else {
				if (enumsMap.has(expectedType)) return expectedType;
				if (!typeMap[expectedType]) return expectedType;
				let discriminatorProperty = typeMap[expectedType].discriminator;
				if (discriminatorProperty == null) return expectedType;
				else if (data[discriminatorProperty]) {
					var discriminatorType = data[discriminatorProperty];
					let mapping = typeMap[expectedType].mapping;
					if (mapping != void 0 && mapping[discriminatorType]) return mapping[discriminatorType];
					else if (typeMap[discriminatorType]) return discriminatorType;
					else return expectedType;
				} else return expectedType;
			}
		}
		static serialize(data, type, format) {
			if (data == void 0) return data;
			else if (primitives.indexOf(type.toLowerCase()) !== -1) return data;
			else if (type.endsWith(nullableSuffix)) {
				let subType = type.slice(0, -7);
				return ObjectSerializer$1.serialize(data, subType, format);
			} else if (type.endsWith(optionalSuffix)) {
				let subType = type.slice(0, -12);
				return ObjectSerializer$1.serialize(data, subType, format);
			} else if (type.startsWith(arrayPrefix)) {
				let subType = type.slice(6, -1);
				let transformedData = [];
				for (let date of data) transformedData.push(ObjectSerializer$1.serialize(date, subType, format));
				return transformedData;
			} else if (type.startsWith(mapPrefix)) {
				let subType = type.slice(17, -3);
				let transformedData = {};
				for (let key in data) transformedData[key] = ObjectSerializer$1.serialize(data[key], subType, format);
				return transformedData;
			} else if (type === "Date") {
				if (!(data instanceof Date)) return data;
				if (format == "date") {
					let month = data.getMonth() + 1;
					let monthStr = month < 10 ? "0" + month.toString() : month.toString();
					let day = data.getDate();
					let dayStr = day < 10 ? "0" + day.toString() : day.toString();
					return data.getFullYear() + "-" + monthStr + "-" + dayStr;
				} else return data.toISOString();
			} else {
				if (enumsMap.has(type)) return data;
				if (!typeMap[type]) return data;
				type = this.findCorrectType(data, type);
				let attributeTypes = typeMap[type].getAttributeTypeMap();
				let instance = {};
				for (let attributeType of attributeTypes) instance[attributeType.baseName] = ObjectSerializer$1.serialize(data[attributeType.name], attributeType.type, attributeType.format);
				return instance;
			}
		}
		static deserialize(data, type, format) {
			type = ObjectSerializer$1.findCorrectType(data, type);
			if (data == void 0) return data;
			else if (primitives.indexOf(type.toLowerCase()) !== -1) return data;
			else if (type.endsWith(nullableSuffix)) {
				let subType = type.slice(0, -7);
				return ObjectSerializer$1.deserialize(data, subType, format);
			} else if (type.endsWith(optionalSuffix)) {
				let subType = type.slice(0, -12);
				return ObjectSerializer$1.deserialize(data, subType, format);
			} else if (type.startsWith(arrayPrefix)) {
				let subType = type.slice(6, -1);
				let transformedData = [];
				for (let date of data) transformedData.push(ObjectSerializer$1.deserialize(date, subType, format));
				return transformedData;
			} else if (type.startsWith(mapPrefix)) {
				let subType = type.slice(17, -3);
				let transformedData = {};
				for (let key in data) transformedData[key] = ObjectSerializer$1.deserialize(data[key], subType, format);
				return transformedData;
			} else if (type === "Date") return new Date(data);
			else {
				if (enumsMap.has(type)) return data;
				if (!typeMap[type]) return data;
				let instance = new typeMap[type]();
				let attributeTypes = typeMap[type].getAttributeTypeMap();
				for (let attributeType of attributeTypes) {
					let value = ObjectSerializer$1.deserialize(data[attributeType.baseName], attributeType.type, attributeType.format);
					if (value !== void 0) instance[attributeType.name] = value;
				}
				return instance;
			}
		}
		/**
		* Normalize media type
		*
		* We currently do not handle any media types attributes, i.e. anything
		* after a semicolon. All content is assumed to be UTF-8 compatible.
		*/
		static normalizeMediaType(mediaType) {
			var _a;
			if (mediaType === void 0) return;
			return ((_a = mediaType.split(";")[0]) !== null && _a !== void 0 ? _a : "").trim().toLowerCase();
		}
		/**
		* From a list of possible media types, choose the one we can handle best.
		*
		* The order of the given media types does not have any impact on the choice
		* made.
		*/
		static getPreferredMediaType(mediaTypes) {
			/** According to OAS 3 we should default to json */
			if (mediaTypes.length === 0) return "application/json";
			const normalMediaTypes = mediaTypes.map(ObjectSerializer$1.normalizeMediaType);
			for (const predicate of supportedMimeTypePredicatesWithPriority) for (const mediaType of normalMediaTypes) if (mediaType != null && predicate(mediaType)) return mediaType;
			throw new Error("None of the given media types are supported: " + mediaTypes.join(", "));
		}
		/**
		* Convert data to a string according the given media type
		*/
		static stringify(data, mediaType) {
			if (isTextLikeMimeType(mediaType)) return String(data);
			if (isJsonLikeMimeType(mediaType)) return JSON.stringify(data);
			throw new Error("The mediaType " + mediaType + " is not supported by ObjectSerializer.stringify.");
		}
		/**
		* Parse data from a string according to the given media type
		*/
		static parse(rawData, mediaType) {
			if (mediaType === void 0) throw new Error("Cannot parse content. No Content-Type defined.");
			if (isTextLikeMimeType(mediaType)) return rawData;
			if (isJsonLikeMimeType(mediaType)) return JSON.parse(rawData);
			throw new Error("The mediaType " + mediaType + " is not supported by ObjectSerializer.parse.");
		}
	};
}));

// node_modules/@kubernetes/client-node/dist/serializer.js
var isKubernetesObject, KubernetesObject, gvString, gvkFromObject, ObjectSerializer;
var init_serializer = __esmMin((() => {
	init_ObjectSerializer();
	isKubernetesObject = (data) => !!data && typeof data === "object" && "apiVersion" in data && "kind" in data;
	KubernetesObject = class KubernetesObject {
		serialize() {
			const instance = {};
			for (const attributeType of KubernetesObject.attributeTypeMap) if (this[attributeType.baseName] !== void 0) instance[attributeType.name] = ObjectSerializer$1.serialize(this[attributeType.baseName], attributeType.type, attributeType.format);
			for (const [key, value] of Object.entries(this)) {
				if (KubernetesObject.attributeTypeMap.find((t) => t.name === key)) continue;
				instance[key] = value;
			}
			return instance;
		}
		static fromUnknown(data) {
			if (!isKubernetesObject(data)) throw new Error(`Unable to deseriliaze non-Kubernetes object ${data}.`);
			const instance = new KubernetesObject();
			for (const attributeType of KubernetesObject.attributeTypeMap) if (data[attributeType.baseName] !== void 0) instance[attributeType.name] = ObjectSerializer$1.deserialize(data[attributeType.baseName], attributeType.type, attributeType.format);
			for (const [key, value] of Object.entries(data)) {
				if (KubernetesObject.attributeTypeMap.find((t) => t.name === key)) continue;
				instance[key] = value;
			}
			return instance;
		}
	};
	KubernetesObject.attributeTypeMap = [
		{
			name: "apiVersion",
			baseName: "apiVersion",
			type: "string",
			format: ""
		},
		{
			name: "kind",
			baseName: "kind",
			type: "string",
			format: ""
		},
		{
			name: "metadata",
			baseName: "metadata",
			type: "V1ObjectMeta",
			format: ""
		}
	];
	gvString = ({ group, version }) => [group, version].join("/");
	gvkFromObject = (obj) => {
		const [g, v] = obj.apiVersion.split("/");
		return {
			kind: obj.kind,
			group: v ? g : "",
			version: v ? v : g
		};
	};
	ObjectSerializer = class ObjectSerializer extends ObjectSerializer$1 {
		/**
		* Adds a dedicated seriliazer for a Kubernetes resource.
		* Every resource is uniquly identified using its group, version and kind.
		* @param gvk
		* @param serializer
		*/
		static registerModel(gvk, serializer) {
			var _a;
			var _b;
			const gv = gvString(gvk);
			const kinds = (_a = (_b = this.modelRegistry)[gv]) !== null && _a !== void 0 ? _a : _b[gv] = {};
			if (kinds[gvk.kind]) throw new Error(`Kind ${gvk.kind} of ${gv} is already defined`);
			kinds[gvk.kind] = serializer;
		}
		/**
		* Removes all registered models from the registry.
		*/
		static clearModelRegistry() {
			this.modelRegistry = {};
		}
		static getSerializerForObject(obj) {
			var _a;
			if (!isKubernetesObject(obj)) return;
			const gvk = gvkFromObject(obj);
			return (_a = ObjectSerializer.modelRegistry[gvString(gvk)]) === null || _a === void 0 ? void 0 : _a[gvk.kind];
		}
		static serialize(data, type, format = "") {
			const serializer = ObjectSerializer.getSerializerForObject(data);
			if (serializer) return serializer.serialize(data, type, format);
			if (data instanceof KubernetesObject) return data.serialize();
			const obj = ObjectSerializer$1.serialize(data, type, format);
			if (obj !== data) return obj;
			if (!isKubernetesObject(data)) return obj;
			const instance = {};
			for (const attributeType of KubernetesObject.attributeTypeMap) if (data[attributeType.baseName] !== void 0) instance[attributeType.name] = ObjectSerializer$1.serialize(data[attributeType.baseName], attributeType.type, attributeType.format);
			for (const [key, value] of Object.entries(data)) {
				if (KubernetesObject.attributeTypeMap.find((t) => t.name === key)) continue;
				instance[key] = value;
			}
			return instance;
		}
		static deserialize(data, type, format = "") {
			const serializer = ObjectSerializer.getSerializerForObject(data);
			if (serializer) return serializer.deserialize(data, type, format);
			const obj = ObjectSerializer$1.deserialize(data, type, format);
			if (obj !== data) return obj;
			if (!isKubernetesObject(data)) return obj;
			return KubernetesObject.fromUnknown(data);
		}
	};
	ObjectSerializer.modelRegistry = {};
}));

// node_modules/@kubernetes/client-node/dist/util.js
/**
* Check if the given API group is a built-in Kubernetes API group.
* @param group - The API group to check (e.g., "apps", "serving.knative.dev", "core")
* @returns true if the group is a built-in Kubernetes API group, false otherwise
*/
function isBuiltInApiGroup(group) {
	return BUILT_IN_API_GROUPS.has(group);
}
function getSerializationType(apiVersion, kind) {
	if (apiVersion === void 0 || kind === void 0) return "KubernetesObject";
	const gv = groupVersion(apiVersion);
	if (!isBuiltInApiGroup(gv.group)) return "KubernetesObject";
	return `${gv.version.charAt(0).toUpperCase() + gv.version.slice(1)}${kind}`;
}
function groupVersion(apiVersion) {
	const v = apiVersion.split("/");
	return v.length === 1 ? {
		group: "core",
		version: apiVersion
	} : {
		group: v[0],
		version: v[1]
	};
}
var BUILT_IN_API_GROUPS;
var init_util = __esmMin((() => {
	BUILT_IN_API_GROUPS = /* @__PURE__ */ new Set([
		"core",
		"admissionregistration.k8s.io",
		"apiextensions.k8s.io",
		"apiregistration.k8s.io",
		"apps",
		"authentication.k8s.io",
		"authorization.k8s.io",
		"autoscaling",
		"batch",
		"certificates.k8s.io",
		"coordination.k8s.io",
		"discovery.k8s.io",
		"events.k8s.io",
		"flowcontrol.apiserver.k8s.io",
		"internal.apiserver.k8s.io",
		"networking.k8s.io",
		"node.k8s.io",
		"policy",
		"rbac.authorization.k8s.io",
		"resource.k8s.io",
		"scheduling.k8s.io",
		"storage.k8s.io",
		"storagemigration.k8s.io"
	]);
}));

// node_modules/@kubernetes/client-node/dist/yaml.js
/**
* Load a Kubernetes object from YAML.
* @param data - The YAML string to load.
* @param opts - Optional YAML load options.
* @returns The deserialized Kubernetes object.
*/
function loadYaml(data, opts) {
	const yml = load(data, opts);
	if (!yml) throw new Error("Failed to load YAML");
	const type = getSerializationType(yml.apiVersion, yml.kind);
	return ObjectSerializer.deserialize(yml, type);
}
var init_yaml = __esmMin((() => {
	init_js_yaml();
	init_util();
	init_serializer();
}));

// src/kube/lease.ts
var import_dist = require_dist();
const collection = ({ namespace }) => `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`;
const pathOf = (lease) => `${collection(lease)}/${lease.name}`;
/** Undefined where there is none. Throws ApiError. */
async function readLease(client, lease, signal) {
	const raw = await existing(client, pathOf(lease), signal);
	return raw === void 0 ? void 0 : leaseIn(raw);
}
/**
* Makes the Lease, or changes it where nobody has since `before` was read. Gives it as it is then; undefined where somebody was faster. Throws
* ApiError.
*/
async function writeLease(client, lease, { before, term }, signal) {
	const body = {
		apiVersion: "coordination.k8s.io/v1",
		kind: "Lease",
		metadata: {
			name: lease.name,
			...optional("resourceVersion", before?.resourceVersion)
		},
		spec: {
			holderIdentity: term.holder,
			leaseDurationSeconds: term.duration,
			acquireTime: term.acquireTime,
			renewTime: term.renewTime,
			leaseTransitions: term.transitions
		}
	};
	try {
		return leaseIn(before === void 0 ? await client.request({
			method: "POST",
			path: collection(lease),
			body,
			signal
		}) : await client.request({
			method: "PUT",
			path: pathOf(lease),
			body,
			signal
		}));
	} catch (error) {
		if (error instanceof ApiError && error.status === 409) return void 0;
		throw error;
	}
}
function leaseIn(raw) {
	const { metadata, spec } = fields(raw);
	const { holderIdentity, acquireTime, leaseTransitions } = fields(spec);
	const holder = text(holderIdentity);
	return {
		resourceVersion: text(fields(metadata).resourceVersion) ?? "",
		...optional("holder", holder === "" ? void 0 : holder),
		...optional("acquireTime", text(acquireTime)),
		transitions: integer(leaseTransitions) ?? 0
	};
}

// src/kube/election.ts
const usual$1 = {
	duration: 1e4,
	deadline: 7e3,
	retry: 1e3
};
/** Takes part in the election of the replica that writes, from now on until `stop`. */
function election(electing) {
	const replica = new Replica(electing);
	const ended = replica.run();
	return {
		leads: () => replica.leads(),
		stop: async () => {
			replica.end();
			await ended;
		}
	};
}
/** Times are those of the process's own clock that never jumps; the times in the Lease are for people. */
var Replica = class {
	electing;
	times;
	over = new AbortController();
	/** The Lease as last seen, and when it was first seen so. */
	seen;
	/** When the last renewal that succeeded was sent. */
	renewed = Number.NEGATIVE_INFINITY;
	leader;
	constructor(electing) {
		this.electing = electing;
		this.times = electing.times ?? usual$1;
	}
	leads() {
		return this.left() > 0;
	}
	end() {
		this.over.abort();
	}
	async run() {
		while (!this.over.signal.aborted) if (await this.attempt()) await this.reign();
		else await this.wait();
	}
	/** Milliseconds for which this replica may lead without a renewal. */
	left() {
		return this.renewed + this.times.deadline - performance.now();
	}
	async wait(longest = Number.POSITIVE_INFINITY) {
		const time = this.times.retry * (.8 + .4 * Math.random());
		await setTimeout$1(Math.min(time, longest), void 0, { signal: this.over.signal }).catch(() => {});
	}
	/** Takes the lease, or renews it. False where it is another's, or nobody can tell. */
	async attempt() {
		const sent = performance.now();
		const patience = this.leads() ? this.left() : this.times.deadline / 2;
		const signal = AbortSignal.any([this.over.signal, AbortSignal.timeout(Math.ceil(patience))]);
		try {
			const { client, lease } = this.electing;
			const before = this.isOurs() ? this.seen?.lease : this.observe(await readLease(client, lease, signal));
			if (!this.isFree(before)) return this.follow(before);
			const after = await writeLease(client, lease, {
				before,
				term: this.term(before)
			}, signal);
			if (after === void 0) {
				this.seen = void 0;
				return false;
			}
			this.observe(after);
			this.renewed = sent;
			return true;
		} catch (error) {
			if (!this.over.signal.aborted) this.electing.told({
				kind: "failed",
				error
			});
			this.seen = void 0;
			return false;
		}
	}
	isOurs() {
		return this.seen !== void 0 && this.seen.lease.holder === this.electing.identity;
	}
	observe(lease) {
		if (lease === void 0) this.seen = void 0;
		else if (lease.resourceVersion !== this.seen?.lease.resourceVersion) this.seen = {
			lease,
			at: performance.now()
		};
		return lease;
	}
	isFree(lease) {
		if (lease?.holder === void 0 || lease.holder === this.electing.identity) return true;
		return this.seen !== void 0 && performance.now() - this.seen.at > this.times.duration;
	}
	follow(lease) {
		if (lease?.holder !== void 0 && lease.holder !== this.leader) {
			this.leader = lease.holder;
			this.electing.told({
				kind: "following",
				leader: lease.holder
			});
		}
		return false;
	}
	term(before) {
		const now = (/* @__PURE__ */ new Date()).toISOString().replace("Z", "000Z");
		const again = before?.holder === this.electing.identity;
		return {
			holder: this.electing.identity,
			duration: Math.ceil(this.times.duration / 1e3),
			acquireTime: (again ? before.acquireTime : void 0) ?? now,
			renewTime: now,
			transitions: (before?.transitions ?? 0) + (again ? 0 : 1)
		};
	}
	/** Leads for as long as the lease is renewed in time. */
	async reign() {
		const { told, identity, lead } = this.electing;
		this.leader = identity;
		told({
			kind: "leading",
			identity
		});
		const lost = new AbortController();
		const work = lead(AbortSignal.any([this.over.signal, lost.signal])).catch((error) => told({
			kind: "failed",
			error
		}));
		while (!this.over.signal.aborted && this.leads()) {
			await this.wait(this.left());
			if (!this.over.signal.aborted && this.leads() && !await this.attempt() && this.leader !== identity) break;
		}
		if (!this.over.signal.aborted) {
			this.renewed = Number.NEGATIVE_INFINITY;
			told({
				kind: "lost",
				why: this.why()
			});
		}
		lost.abort();
		await work;
		if (this.over.signal.aborted) await this.release();
	}
	why() {
		const { identity } = this.electing;
		if (this.leader !== void 0 && this.leader !== identity) return `${this.leader} took it over`;
		return `it could not be renewed for ${this.times.deadline / 1e3} s`;
	}
	/** Given back, it need not run out before another takes over. */
	async release() {
		const before = this.seen?.lease;
		this.renewed = Number.NEGATIVE_INFINITY;
		if (before === void 0 || before.holder !== this.electing.identity) return;
		const term = {
			...this.term(before),
			holder: ""
		};
		const signal = AbortSignal.timeout(this.times.retry);
		await writeLease(this.electing.client, this.electing.lease, {
			before,
			term
		}, signal).catch(() => {});
	}
};

// src/kube/reader.ts
/** Changes are gathered for this time, in milliseconds. */
const quiet$3 = 50;
/** When there are more to read than so many, all are listed. */
const few = 20;
/** A ConfigMap takes up to 1 MiB, and a page is parsed as a whole. */
const page = 50;
const configMapKind = {
	kind: "ConfigMap",
	apiVersion: "v1",
	plural: "configmaps",
	namespaced: true
};
const ownSelector = `${managedLabel}=true`;
/** Reads the contents of our ConfigMaps until none is unread. */
var Reader = class {
	given;
	end = new AbortController();
	timer;
	running;
	constructor(given) {
		this.given = given;
	}
	soon() {
		if (this.end.signal.aborted) return;
		this.timer ??= setTimeout(() => {
			this.timer = void 0;
			this.run();
		}, quiet$3);
	}
	run() {
		this.running ??= this.read().finally(() => {
			this.running = void 0;
		});
		return this.running;
	}
	async stop() {
		clearTimeout(this.timer);
		this.end.abort();
		await this.running;
	}
	async read() {
		const { signal } = this.end;
		for (let failures = 0; !signal.aborted;) {
			const keys = this.given.unread();
			if (keys.length === 0) return;
			try {
				await (keys.length > few ? this.readAll() : Promise.all(keys.map((key) => this.readOne(key))));
				this.given.done();
				failures = 0;
			} catch (error) {
				if (signal.aborted) return;
				this.given.failed(error);
				await rest(pause(failures++, error), signal);
			}
		}
	}
	async readAll() {
		const { client, took } = this.given;
		const listing = {
			client,
			path: collectionPath(configMapKind),
			query: { labelSelector: ownSelector },
			page
		};
		await list({
			...listing,
			signal: this.end.signal
		}, (raw) => {
			const held = readHeld(raw);
			if (held !== void 0) took(objectKey(rawObject(raw).on), held);
		});
	}
	async readOne(key) {
		const found = await readConfigMap(this.given.client, key);
		if (found === void 0) this.given.gone(key);
		else this.given.took(key, found.held);
	}
};

// src/kube/held.ts
/** After this long without an echo of a write on the watch, in milliseconds, the watch is believed rather than the write's answer. */
const patience$3 = 1e4;
function heldConfigMaps({ client, told }) {
	const contents = new Contents();
	const writing = /* @__PURE__ */ new Set();
	const listeners = /* @__PURE__ */ new Set();
	const tell = () => {
		for (const changed of listeners) changed();
	};
	const watch = watchKind({
		client,
		kind: configMapKind,
		labelSelector: ownSelector,
		metadataOnly: true,
		read: readSeen,
		changed: () => {
			contents.seen(watch.table());
			if (begun !== void 0) reader.soon();
			tell();
		},
		told
	});
	const reader = new Reader({
		client,
		unread: () => contents.unread(watch.table()).filter((key) => !writing.has(key)),
		took: (key, held) => contents.note(key, held, watch.table().get(key)),
		gone: (key) => contents.missed(key, watch.table().get(key)),
		done: tell,
		failed: (error) => told({
			kind: "interrupted",
			of: configMapKind,
			error
		})
	});
	let begun;
	const begin = () => {
		const reading = watch.ready.then(() => reader.run());
		reading.catch(() => {});
		return reading;
	};
	return {
		begin: () => {
			begun ??= begin();
			return begun;
		},
		rest: () => {
			begun = void 0;
		},
		get: (key) => contents.of(key, watch.table().get(key)),
		keys: () => /* @__PURE__ */ new Set([...watch.table().keys(), ...contents.keys()]),
		began: (key) => {
			writing.add(key);
		},
		ended: (key) => {
			writing.delete(key);
			if (begun !== void 0) reader.soon();
		},
		note: (key, held) => contents.note(key, held, watch.table().get(key)),
		forget: (key) => contents.forget(key),
		onChange: (changed) => {
			listeners.add(changed);
			return () => void listeners.delete(changed);
		},
		stop: async () => {
			await Promise.all([watch.stop(), reader.stop()]);
		}
	};
}
/** The contents that are known from writing and reading, each of one version. */
var Contents = class {
	known = /* @__PURE__ */ new Map();
	/** When those came that the watch has not told of yet. */
	ahead = /* @__PURE__ */ new Map();
	/** Versions that the watch told of and that were gone when they were read. */
	vanished = /* @__PURE__ */ new Map();
	of(key, seen) {
		const last = this.known.get(key);
		if (last !== void 0 && this.holds(key, last, seen)) return last;
		return seen && {
			...seen,
			content: "unread",
			hash: ""
		};
	}
	keys() {
		return this.ahead.keys();
	}
	/** Takes in what the watch tells now. */
	seen(table) {
		for (const key of this.ahead.keys()) {
			const seen = table.get(key);
			const last = this.known.get(key);
			if (last === void 0 || seen !== void 0 && !isOlder(seen, last)) this.ahead.delete(key);
		}
	}
	/** The keys of what is seen in a version that is not known; what does not hold any more is forgotten. */
	unread(table) {
		for (const [key, last] of this.known) if (!this.holds(key, last, table.get(key))) this.forget(key);
		for (const key of this.vanished.keys()) if (!table.has(key)) this.vanished.delete(key);
		return [...table].flatMap(([key, { resourceVersion }]) => this.known.has(key) || this.vanished.get(key) === resourceVersion ? [] : [key]);
	}
	note(key, held, seen) {
		const last = this.known.get(key);
		if (last !== void 0 && isOlder(held, last)) return;
		this.known.set(key, held);
		if (seen === void 0 || isOlder(seen, held)) this.ahead.set(key, performance.now());
	}
	missed(key, seen) {
		if (seen !== void 0) this.vanished.set(key, seen.resourceVersion);
	}
	forget(key) {
		this.known.delete(key);
		this.ahead.delete(key);
	}
	/** Whether what is known is what is seen, or is so new that the watch may not have told of it yet. */
	holds(key, known, seen) {
		if (seen?.resourceVersion === known.resourceVersion) return true;
		if (seen !== void 0 && !isOlder(seen, known)) return false;
		return performance.now() - (this.ahead.get(key) ?? Number.NEGATIVE_INFINITY) <= patience$3;
	}
};
/** Resource versions of one kind are whole numbers that grow; two of different objects under one name compare as well. */
const isOlder = (a, b) => BigInt(a.resourceVersion || 0) < BigInt(b.resourceVersion || 0);

// node_modules/async/dist/async.js
var require_async = /* @__PURE__ */ __commonJSMin(((exports, module, this$3) => {
	(function(global, factory) {
		typeof exports === "object" && typeof module !== "undefined" ? factory(exports) : typeof define === "function" && define.amd ? define(["exports"], factory) : (global = typeof globalThis !== "undefined" ? globalThis : global || self, factory(global.async = {}));
	})(this$3, (function(exports) {
		"use strict";
		/**
		* Creates a continuation function with some arguments already applied.
		*
		* Useful as a shorthand when combined with other control flow functions. Any
		* arguments passed to the returned function are added to the arguments
		* originally passed to apply.
		*
		* @name apply
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {Function} fn - The function you want to eventually apply all
		* arguments to. Invokes with (arguments...).
		* @param {...*} arguments... - Any number of arguments to automatically apply
		* when the continuation is called.
		* @returns {Function} the partially-applied function
		* @example
		*
		* // using apply
		* async.parallel([
		*     async.apply(fs.writeFile, 'testfile1', 'test1'),
		*     async.apply(fs.writeFile, 'testfile2', 'test2')
		* ]);
		*
		*
		* // the same process without using apply
		* async.parallel([
		*     function(callback) {
		*         fs.writeFile('testfile1', 'test1', callback);
		*     },
		*     function(callback) {
		*         fs.writeFile('testfile2', 'test2', callback);
		*     }
		* ]);
		*
		* // It's possible to pass any number of additional arguments when calling the
		* // continuation:
		*
		* node> var fn = async.apply(sys.puts, 'one');
		* node> fn('two', 'three');
		* one
		* two
		* three
		*/
		function apply(fn, ...args) {
			return (...callArgs) => fn(...args, ...callArgs);
		}
		function initialParams(fn) {
			return function(...args) {
				var callback = args.pop();
				return fn.call(this, args, callback);
			};
		}
		/* istanbul ignore file */
		var hasQueueMicrotask = typeof queueMicrotask === "function" && queueMicrotask;
		var hasSetImmediate = typeof setImmediate === "function" && setImmediate;
		var hasNextTick = typeof process === "object" && typeof process.nextTick === "function";
		function fallback(fn) {
			setTimeout(fn, 0);
		}
		function wrap(defer) {
			return (fn, ...args) => defer(() => fn(...args));
		}
		var _defer$1;
		if (hasQueueMicrotask) _defer$1 = queueMicrotask;
		else if (hasSetImmediate) _defer$1 = setImmediate;
		else if (hasNextTick) _defer$1 = process.nextTick;
		else _defer$1 = fallback;
		var setImmediate$1 = wrap(_defer$1);
		/**
		* Take a sync function and make it async, passing its return value to a
		* callback. This is useful for plugging sync functions into a waterfall,
		* series, or other async functions. Any arguments passed to the generated
		* function will be passed to the wrapped function (except for the final
		* callback argument). Errors thrown will be passed to the callback.
		*
		* If the function passed to `asyncify` returns a Promise, that promises's
		* resolved/rejected state will be used to call the callback, rather than simply
		* the synchronous return value.
		*
		* This also means you can asyncify ES2017 `async` functions.
		*
		* @name asyncify
		* @static
		* @memberOf module:Utils
		* @method
		* @alias wrapSync
		* @category Util
		* @param {Function} func - The synchronous function, or Promise-returning
		* function to convert to an {@link AsyncFunction}.
		* @returns {AsyncFunction} An asynchronous wrapper of the `func`. To be
		* invoked with `(args..., callback)`.
		* @example
		*
		* // passing a regular synchronous function
		* async.waterfall([
		*     async.apply(fs.readFile, filename, "utf8"),
		*     async.asyncify(JSON.parse),
		*     function (data, next) {
		*         // data is the result of parsing the text.
		*         // If there was a parsing error, it would have been caught.
		*     }
		* ], callback);
		*
		* // passing a function returning a promise
		* async.waterfall([
		*     async.apply(fs.readFile, filename, "utf8"),
		*     async.asyncify(function (contents) {
		*         return db.model.create(contents);
		*     }),
		*     function (model, next) {
		*         // `model` is the instantiated model object.
		*         // If there was an error, this function would be skipped.
		*     }
		* ], callback);
		*
		* // es2017 example, though `asyncify` is not needed if your JS environment
		* // supports async functions out of the box
		* var q = async.queue(async.asyncify(async function(file) {
		*     var intermediateStep = await processFile(file);
		*     return await somePromise(intermediateStep)
		* }));
		*
		* q.push(files);
		*/
		function asyncify(func) {
			if (isAsync(func)) return function(...args) {
				const callback = args.pop();
				return handlePromise(func.apply(this, args), callback);
			};
			return initialParams(function(args, callback) {
				var result;
				try {
					result = func.apply(this, args);
				} catch (e) {
					return callback(e);
				}
				if (result && typeof result.then === "function") return handlePromise(result, callback);
				else callback(null, result);
			});
		}
		function handlePromise(promise, callback) {
			return promise.then((value) => {
				invokeCallback(callback, null, value);
			}, (err) => {
				invokeCallback(callback, err && (err instanceof Error || err.message) ? err : new Error(err));
			});
		}
		function invokeCallback(callback, error, value) {
			try {
				callback(error, value);
			} catch (err) {
				setImmediate$1((e) => {
					throw e;
				}, err);
			}
		}
		function isAsync(fn) {
			return fn[Symbol.toStringTag] === "AsyncFunction";
		}
		function isAsyncGenerator(fn) {
			return fn[Symbol.toStringTag] === "AsyncGenerator";
		}
		function isAsyncIterable(obj) {
			return typeof obj[Symbol.asyncIterator] === "function";
		}
		function wrapAsync(asyncFn) {
			if (typeof asyncFn !== "function") throw new Error("expected a function");
			return isAsync(asyncFn) ? asyncify(asyncFn) : asyncFn;
		}
		function awaitify(asyncFn, arity) {
			if (!arity) arity = asyncFn.length;
			if (!arity) throw new Error("arity is undefined");
			function awaitable(...args) {
				if (typeof args[arity - 1] === "function") return asyncFn.apply(this, args);
				return new Promise((resolve, reject) => {
					args[arity - 1] = (err, ...cbArgs) => {
						if (err) return reject(err);
						resolve(cbArgs.length > 1 ? cbArgs : cbArgs[0]);
					};
					asyncFn.apply(this, args);
				});
			}
			return awaitable;
		}
		function applyEach$1(eachfn) {
			return function applyEach(fns, ...callArgs) {
				return awaitify(function(callback) {
					var that = this;
					return eachfn(fns, (fn, cb) => {
						wrapAsync(fn).apply(that, callArgs.concat(cb));
					}, callback);
				});
			};
		}
		function _asyncMap(eachfn, arr, iteratee, callback) {
			arr = arr || [];
			var results = [];
			var counter = 0;
			var _iteratee = wrapAsync(iteratee);
			return eachfn(arr, (value, _, iterCb) => {
				var index = counter++;
				_iteratee(value, (err, v) => {
					results[index] = v;
					iterCb(err);
				});
			}, (err) => {
				callback(err, results);
			});
		}
		function isArrayLike(value) {
			return value && typeof value.length === "number" && value.length >= 0 && value.length % 1 === 0;
		}
		const breakLoop = {};
		function once(fn) {
			function wrapper(...args) {
				if (fn === null) return;
				var callFn = fn;
				fn = null;
				callFn.apply(this, args);
			}
			Object.assign(wrapper, fn);
			return wrapper;
		}
		function getIterator(coll) {
			return coll[Symbol.iterator] && coll[Symbol.iterator]();
		}
		function createArrayIterator(coll) {
			var i = -1;
			var len = coll.length;
			return function next() {
				return ++i < len ? {
					value: coll[i],
					key: i
				} : null;
			};
		}
		function createES2015Iterator(iterator) {
			var i = -1;
			return function next() {
				var item = iterator.next();
				if (item.done) return null;
				i++;
				return {
					value: item.value,
					key: i
				};
			};
		}
		function createObjectIterator(obj) {
			var okeys = obj ? Object.keys(obj) : [];
			var i = -1;
			var len = okeys.length;
			return function next() {
				var key = okeys[++i];
				if (key === "__proto__") return next();
				return i < len ? {
					value: obj[key],
					key
				} : null;
			};
		}
		function createIterator(coll) {
			if (isArrayLike(coll)) return createArrayIterator(coll);
			var iterator = getIterator(coll);
			return iterator ? createES2015Iterator(iterator) : createObjectIterator(coll);
		}
		function onlyOnce(fn) {
			return function(...args) {
				if (fn === null) throw new Error("Callback was already called.");
				var callFn = fn;
				fn = null;
				callFn.apply(this, args);
			};
		}
		function asyncEachOfLimit(generator, limit, iteratee, callback) {
			let done = false;
			let canceled = false;
			let awaiting = false;
			let running = 0;
			let idx = 0;
			function replenish() {
				if (running >= limit || awaiting || done) return;
				awaiting = true;
				generator.next().then(({ value, done: iterDone }) => {
					if (canceled || done) return;
					awaiting = false;
					if (iterDone) {
						done = true;
						if (running <= 0) callback(null);
						return;
					}
					running++;
					iteratee(value, idx, iterateeCallback);
					idx++;
					replenish();
				}).catch(handleError);
			}
			function iterateeCallback(err, result) {
				running -= 1;
				if (canceled) return;
				if (err) return handleError(err);
				if (err === false) {
					done = true;
					canceled = true;
					return;
				}
				if (result === breakLoop || done && running <= 0) {
					done = true;
					return callback(null);
				}
				replenish();
			}
			function handleError(err) {
				if (canceled) return;
				awaiting = false;
				done = true;
				callback(err);
			}
			replenish();
		}
		var eachOfLimit$2 = (limit) => {
			return (obj, iteratee, callback) => {
				callback = once(callback);
				if (limit <= 0) throw new RangeError("concurrency limit cannot be less than 1");
				if (!obj) return callback(null);
				if (isAsyncGenerator(obj)) return asyncEachOfLimit(obj, limit, iteratee, callback);
				if (isAsyncIterable(obj)) return asyncEachOfLimit(obj[Symbol.asyncIterator](), limit, iteratee, callback);
				var nextElem = createIterator(obj);
				var done = false;
				var canceled = false;
				var running = 0;
				var looping = false;
				function iterateeCallback(err, value) {
					if (canceled) return;
					running -= 1;
					if (err) {
						done = true;
						callback(err);
					} else if (err === false) {
						done = true;
						canceled = true;
					} else if (value === breakLoop || done && running <= 0) {
						done = true;
						return callback(null);
					} else if (!looping) replenish();
				}
				function replenish() {
					looping = true;
					while (running < limit && !done) {
						var elem = nextElem();
						if (elem === null) {
							done = true;
							if (running <= 0) callback(null);
							return;
						}
						running += 1;
						iteratee(elem.value, elem.key, onlyOnce(iterateeCallback));
					}
					looping = false;
				}
				replenish();
			};
		};
		/**
		* The same as [`eachOf`]{@link module:Collections.eachOf} but runs a maximum of `limit` async operations at a
		* time.
		*
		* @name eachOfLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.eachOf]{@link module:Collections.eachOf}
		* @alias forEachOfLimit
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - An async function to apply to each
		* item in `coll`. The `key` is the item's key, or index in the case of an
		* array.
		* Invoked with (item, key, callback).
		* @param {Function} [callback] - A callback which is called when all
		* `iteratee` functions have finished, or an error occurs. Invoked with (err).
		* @returns {Promise} a promise, if a callback is omitted
		*/
		function eachOfLimit(coll, limit, iteratee, callback) {
			return eachOfLimit$2(limit)(coll, wrapAsync(iteratee), callback);
		}
		var eachOfLimit$1 = awaitify(eachOfLimit, 4);
		function eachOfArrayLike(coll, iteratee, callback) {
			callback = once(callback);
			var index = 0, completed = 0, { length } = coll, canceled = false;
			if (length === 0) callback(null);
			function iteratorCallback(err, value) {
				if (err === false) canceled = true;
				if (canceled === true) return;
				if (err) callback(err);
				else if (++completed === length || value === breakLoop) callback(null);
			}
			for (; index < length; index++) iteratee(coll[index], index, onlyOnce(iteratorCallback));
		}
		function eachOfGeneric(coll, iteratee, callback) {
			return eachOfLimit$1(coll, Infinity, iteratee, callback);
		}
		/**
		* Like [`each`]{@link module:Collections.each}, except that it passes the key (or index) as the second argument
		* to the iteratee.
		*
		* @name eachOf
		* @static
		* @memberOf module:Collections
		* @method
		* @alias forEachOf
		* @category Collection
		* @see [async.each]{@link module:Collections.each}
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - A function to apply to each
		* item in `coll`.
		* The `key` is the item's key, or index in the case of an array.
		* Invoked with (item, key, callback).
		* @param {Function} [callback] - A callback which is called when all
		* `iteratee` functions have finished, or an error occurs. Invoked with (err).
		* @returns {Promise} a promise, if a callback is omitted
		* @example
		*
		* // dev.json is a file containing a valid json object config for dev environment
		* // dev.json is a file containing a valid json object config for test environment
		* // prod.json is a file containing a valid json object config for prod environment
		* // invalid.json is a file with a malformed json object
		*
		* let configs = {}; //global variable
		* let validConfigFileMap = {dev: 'dev.json', test: 'test.json', prod: 'prod.json'};
		* let invalidConfigFileMap = {dev: 'dev.json', test: 'test.json', invalid: 'invalid.json'};
		*
		* // asynchronous function that reads a json file and parses the contents as json object
		* function parseFile(file, key, callback) {
		*     fs.readFile(file, "utf8", function(err, data) {
		*         if (err) return calback(err);
		*         try {
		*             configs[key] = JSON.parse(data);
		*         } catch (e) {
		*             return callback(e);
		*         }
		*         callback();
		*     });
		* }
		*
		* // Using callbacks
		* async.forEachOf(validConfigFileMap, parseFile, function (err) {
		*     if (err) {
		*         console.error(err);
		*     } else {
		*         console.log(configs);
		*         // configs is now a map of JSON data, e.g.
		*         // { dev: //parsed dev.json, test: //parsed test.json, prod: //parsed prod.json}
		*     }
		* });
		*
		* //Error handing
		* async.forEachOf(invalidConfigFileMap, parseFile, function (err) {
		*     if (err) {
		*         console.error(err);
		*         // JSON parse error exception
		*     } else {
		*         console.log(configs);
		*     }
		* });
		*
		* // Using Promises
		* async.forEachOf(validConfigFileMap, parseFile)
		* .then( () => {
		*     console.log(configs);
		*     // configs is now a map of JSON data, e.g.
		*     // { dev: //parsed dev.json, test: //parsed test.json, prod: //parsed prod.json}
		* }).catch( err => {
		*     console.error(err);
		* });
		*
		* //Error handing
		* async.forEachOf(invalidConfigFileMap, parseFile)
		* .then( () => {
		*     console.log(configs);
		* }).catch( err => {
		*     console.error(err);
		*     // JSON parse error exception
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.forEachOf(validConfigFileMap, parseFile);
		*         console.log(configs);
		*         // configs is now a map of JSON data, e.g.
		*         // { dev: //parsed dev.json, test: //parsed test.json, prod: //parsed prod.json}
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* //Error handing
		* async () => {
		*     try {
		*         let result = await async.forEachOf(invalidConfigFileMap, parseFile);
		*         console.log(configs);
		*     }
		*     catch (err) {
		*         console.log(err);
		*         // JSON parse error exception
		*     }
		* }
		*
		*/
		function eachOf(coll, iteratee, callback) {
			return (isArrayLike(coll) ? eachOfArrayLike : eachOfGeneric)(coll, wrapAsync(iteratee), callback);
		}
		var eachOf$1 = awaitify(eachOf, 3);
		/**
		* Produces a new collection of values by mapping each value in `coll` through
		* the `iteratee` function. The `iteratee` is called with an item from `coll`
		* and a callback for when it has finished processing. Each of these callbacks
		* takes 2 arguments: an `error`, and the transformed item from `coll`. If
		* `iteratee` passes an error to its callback, the main `callback` (for the
		* `map` function) is immediately called with the error.
		*
		* Note, that since this function applies the `iteratee` to each item in
		* parallel, there is no guarantee that the `iteratee` functions will complete
		* in order. However, the results array will be in the same order as the
		* original `coll`.
		*
		* If `map` is passed an Object, the results will be an Array.  The results
		* will roughly be in the order of the original Objects' keys (but this can
		* vary across JavaScript engines).
		*
		* @name map
		* @static
		* @memberOf module:Collections
		* @method
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The iteratee should complete with the transformed item.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. Results is an Array of the
		* transformed items from the `coll`. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback is passed
		* @example
		*
		* // file1.txt is a file that is 1000 bytes in size
		* // file2.txt is a file that is 2000 bytes in size
		* // file3.txt is a file that is 3000 bytes in size
		* // file4.txt does not exist
		*
		* const fileList = ['file1.txt','file2.txt','file3.txt'];
		* const withMissingFileList = ['file1.txt','file2.txt','file4.txt'];
		*
		* // asynchronous function that returns the file size in bytes
		* function getFileSizeInBytes(file, callback) {
		*     fs.stat(file, function(err, stat) {
		*         if (err) {
		*             return callback(err);
		*         }
		*         callback(null, stat.size);
		*     });
		* }
		*
		* // Using callbacks
		* async.map(fileList, getFileSizeInBytes, function(err, results) {
		*     if (err) {
		*         console.log(err);
		*     } else {
		*         console.log(results);
		*         // results is now an array of the file size in bytes for each file, e.g.
		*         // [ 1000, 2000, 3000]
		*     }
		* });
		*
		* // Error Handling
		* async.map(withMissingFileList, getFileSizeInBytes, function(err, results) {
		*     if (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*     } else {
		*         console.log(results);
		*     }
		* });
		*
		* // Using Promises
		* async.map(fileList, getFileSizeInBytes)
		* .then( results => {
		*     console.log(results);
		*     // results is now an array of the file size in bytes for each file, e.g.
		*     // [ 1000, 2000, 3000]
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Error Handling
		* async.map(withMissingFileList, getFileSizeInBytes)
		* .then( results => {
		*     console.log(results);
		* }).catch( err => {
		*     console.log(err);
		*     // [ Error: ENOENT: no such file or directory ]
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let results = await async.map(fileList, getFileSizeInBytes);
		*         console.log(results);
		*         // results is now an array of the file size in bytes for each file, e.g.
		*         // [ 1000, 2000, 3000]
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* // Error Handling
		* async () => {
		*     try {
		*         let results = await async.map(withMissingFileList, getFileSizeInBytes);
		*         console.log(results);
		*     }
		*     catch (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*     }
		* }
		*
		*/
		function map(coll, iteratee, callback) {
			return _asyncMap(eachOf$1, coll, iteratee, callback);
		}
		var map$1 = awaitify(map, 3);
		/**
		* Applies the provided arguments to each function in the array, calling
		* `callback` after all functions have completed. If you only provide the first
		* argument, `fns`, then it will return a function which lets you pass in the
		* arguments as if it were a single function call. If more arguments are
		* provided, `callback` is required while `args` is still optional. The results
		* for each of the applied async functions are passed to the final callback
		* as an array.
		*
		* @name applyEach
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {Array|Iterable|AsyncIterable|Object} fns - A collection of {@link AsyncFunction}s
		* to all call with the same arguments
		* @param {...*} [args] - any number of separate arguments to pass to the
		* function.
		* @param {Function} [callback] - the final argument should be the callback,
		* called when all functions have completed processing.
		* @returns {AsyncFunction} - Returns a function that takes no args other than
		* an optional callback, that is the result of applying the `args` to each
		* of the functions.
		* @example
		*
		* const appliedFn = async.applyEach([enableSearch, updateSchema], 'bucket')
		*
		* appliedFn((err, results) => {
		*     // results[0] is the results for `enableSearch`
		*     // results[1] is the results for `updateSchema`
		* });
		*
		* // partial application example:
		* async.each(
		*     buckets,
		*     async (bucket) => async.applyEach([enableSearch, updateSchema], bucket)(),
		*     callback
		* );
		*/
		var applyEach = applyEach$1(map$1);
		/**
		* The same as [`eachOf`]{@link module:Collections.eachOf} but runs only a single async operation at a time.
		*
		* @name eachOfSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.eachOf]{@link module:Collections.eachOf}
		* @alias forEachOfSeries
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* Invoked with (item, key, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. Invoked with (err).
		* @returns {Promise} a promise, if a callback is omitted
		*/
		function eachOfSeries(coll, iteratee, callback) {
			return eachOfLimit$1(coll, 1, iteratee, callback);
		}
		var eachOfSeries$1 = awaitify(eachOfSeries, 3);
		/**
		* The same as [`map`]{@link module:Collections.map} but runs only a single async operation at a time.
		*
		* @name mapSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.map]{@link module:Collections.map}
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The iteratee should complete with the transformed item.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. Results is an array of the
		* transformed items from the `coll`. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback is passed
		*/
		function mapSeries(coll, iteratee, callback) {
			return _asyncMap(eachOfSeries$1, coll, iteratee, callback);
		}
		var mapSeries$1 = awaitify(mapSeries, 3);
		/**
		* The same as [`applyEach`]{@link module:ControlFlow.applyEach} but runs only a single async operation at a time.
		*
		* @name applyEachSeries
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.applyEach]{@link module:ControlFlow.applyEach}
		* @category Control Flow
		* @param {Array|Iterable|AsyncIterable|Object} fns - A collection of {@link AsyncFunction}s to all
		* call with the same arguments
		* @param {...*} [args] - any number of separate arguments to pass to the
		* function.
		* @param {Function} [callback] - the final argument should be the callback,
		* called when all functions have completed processing.
		* @returns {AsyncFunction} - A function, that when called, is the result of
		* appling the `args` to the list of functions.  It takes no args, other than
		* a callback.
		*/
		var applyEachSeries = applyEach$1(mapSeries$1);
		const PROMISE_SYMBOL = Symbol("promiseCallback");
		function promiseCallback() {
			let resolve, reject;
			function callback(err, ...args) {
				if (err) return reject(err);
				resolve(args.length > 1 ? args : args[0]);
			}
			callback[PROMISE_SYMBOL] = new Promise((res, rej) => {
				resolve = res, reject = rej;
			});
			return callback;
		}
		/**
		* Determines the best order for running the {@link AsyncFunction}s in `tasks`, based on
		* their requirements. Each function can optionally depend on other functions
		* being completed first, and each function is run as soon as its requirements
		* are satisfied.
		*
		* If any of the {@link AsyncFunction}s pass an error to their callback, the `auto` sequence
		* will stop. Further tasks will not execute (so any other functions depending
		* on it will not run), and the main `callback` is immediately called with the
		* error.
		*
		* {@link AsyncFunction}s also receive an object containing the results of functions which
		* have completed so far as the first argument, if they have dependencies. If a
		* task function has no dependencies, it will only be passed a callback.
		*
		* @name auto
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {Object} tasks - An object. Each of its properties is either a
		* function or an array of requirements, with the {@link AsyncFunction} itself the last item
		* in the array. The object's key of a property serves as the name of the task
		* defined by that property, i.e. can be used when specifying requirements for
		* other tasks. The function receives one or two arguments:
		* * a `results` object, containing the results of the previously executed
		*   functions, only passed if the task has any dependencies,
		* * a `callback(err, result)` function, which must be called when finished,
		*   passing an `error` (which can be `null`) and the result of the function's
		*   execution.
		* @param {number} [concurrency=Infinity] - An optional `integer` for
		* determining the maximum number of tasks that can be run in parallel. By
		* default, as many as possible.
		* @param {Function} [callback] - An optional callback which is called when all
		* the tasks have been completed. It receives the `err` argument if any `tasks`
		* pass an error to their callback. Results are always returned; however, if an
		* error occurs, no further `tasks` will be performed, and the results object
		* will only contain partial results. Invoked with (err, results).
		* @returns {Promise} a promise, if a callback is not passed
		* @example
		*
		* //Using Callbacks
		* async.auto({
		*     get_data: function(callback) {
		*         // async code to get some data
		*         callback(null, 'data', 'converted to array');
		*     },
		*     make_folder: function(callback) {
		*         // async code to create a directory to store a file in
		*         // this is run at the same time as getting the data
		*         callback(null, 'folder');
		*     },
		*     write_file: ['get_data', 'make_folder', function(results, callback) {
		*         // once there is some data and the directory exists,
		*         // write the data to a file in the directory
		*         callback(null, 'filename');
		*     }],
		*     email_link: ['write_file', function(results, callback) {
		*         // once the file is written let's email a link to it...
		*         callback(null, {'file':results.write_file, 'email':'user@example.com'});
		*     }]
		* }, function(err, results) {
		*     if (err) {
		*         console.log('err = ', err);
		*     }
		*     console.log('results = ', results);
		*     // results = {
		*     //     get_data: ['data', 'converted to array']
		*     //     make_folder; 'folder',
		*     //     write_file: 'filename'
		*     //     email_link: { file: 'filename', email: 'user@example.com' }
		*     // }
		* });
		*
		* //Using Promises
		* async.auto({
		*     get_data: function(callback) {
		*         console.log('in get_data');
		*         // async code to get some data
		*         callback(null, 'data', 'converted to array');
		*     },
		*     make_folder: function(callback) {
		*         console.log('in make_folder');
		*         // async code to create a directory to store a file in
		*         // this is run at the same time as getting the data
		*         callback(null, 'folder');
		*     },
		*     write_file: ['get_data', 'make_folder', function(results, callback) {
		*         // once there is some data and the directory exists,
		*         // write the data to a file in the directory
		*         callback(null, 'filename');
		*     }],
		*     email_link: ['write_file', function(results, callback) {
		*         // once the file is written let's email a link to it...
		*         callback(null, {'file':results.write_file, 'email':'user@example.com'});
		*     }]
		* }).then(results => {
		*     console.log('results = ', results);
		*     // results = {
		*     //     get_data: ['data', 'converted to array']
		*     //     make_folder; 'folder',
		*     //     write_file: 'filename'
		*     //     email_link: { file: 'filename', email: 'user@example.com' }
		*     // }
		* }).catch(err => {
		*     console.log('err = ', err);
		* });
		*
		* //Using async/await
		* async () => {
		*     try {
		*         let results = await async.auto({
		*             get_data: function(callback) {
		*                 // async code to get some data
		*                 callback(null, 'data', 'converted to array');
		*             },
		*             make_folder: function(callback) {
		*                 // async code to create a directory to store a file in
		*                 // this is run at the same time as getting the data
		*                 callback(null, 'folder');
		*             },
		*             write_file: ['get_data', 'make_folder', function(results, callback) {
		*                 // once there is some data and the directory exists,
		*                 // write the data to a file in the directory
		*                 callback(null, 'filename');
		*             }],
		*             email_link: ['write_file', function(results, callback) {
		*                 // once the file is written let's email a link to it...
		*                 callback(null, {'file':results.write_file, 'email':'user@example.com'});
		*             }]
		*         });
		*         console.log('results = ', results);
		*         // results = {
		*         //     get_data: ['data', 'converted to array']
		*         //     make_folder; 'folder',
		*         //     write_file: 'filename'
		*         //     email_link: { file: 'filename', email: 'user@example.com' }
		*         // }
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function auto(tasks, concurrency, callback) {
			if (typeof concurrency !== "number") {
				callback = concurrency;
				concurrency = null;
			}
			callback = once(callback || promiseCallback());
			var numTasks = Object.keys(tasks).length;
			if (!numTasks) return callback(null);
			if (!concurrency) concurrency = numTasks;
			var results = {};
			var runningTasks = 0;
			var canceled = false;
			var hasError = false;
			var listeners = Object.create(null);
			var readyTasks = [];
			var readyToCheck = [];
			var uncheckedDependencies = {};
			Object.keys(tasks).forEach((key) => {
				var task = tasks[key];
				if (!Array.isArray(task)) {
					enqueueTask(key, [task]);
					readyToCheck.push(key);
					return;
				}
				var dependencies = task.slice(0, task.length - 1);
				var remainingDependencies = dependencies.length;
				if (remainingDependencies === 0) {
					enqueueTask(key, task);
					readyToCheck.push(key);
					return;
				}
				uncheckedDependencies[key] = remainingDependencies;
				dependencies.forEach((dependencyName) => {
					if (!tasks[dependencyName]) throw new Error("async.auto task `" + key + "` has a non-existent dependency `" + dependencyName + "` in " + dependencies.join(", "));
					addListener(dependencyName, () => {
						remainingDependencies--;
						if (remainingDependencies === 0) enqueueTask(key, task);
					});
				});
			});
			checkForDeadlocks();
			processQueue();
			function enqueueTask(key, task) {
				readyTasks.push(() => runTask(key, task));
			}
			function processQueue() {
				if (canceled) return;
				if (readyTasks.length === 0 && runningTasks === 0) return callback(null, results);
				while (readyTasks.length && runningTasks < concurrency) readyTasks.shift()();
			}
			function addListener(taskName, fn) {
				var taskListeners = listeners[taskName];
				if (!taskListeners) taskListeners = listeners[taskName] = [];
				taskListeners.push(fn);
			}
			function taskComplete(taskName) {
				(listeners[taskName] || []).forEach((fn) => fn());
				processQueue();
			}
			function runTask(key, task) {
				if (hasError) return;
				var taskCallback = onlyOnce((err, ...result) => {
					runningTasks--;
					if (err === false) {
						canceled = true;
						return;
					}
					if (result.length < 2) [result] = result;
					if (err) {
						var safeResults = {};
						Object.keys(results).forEach((rkey) => {
							safeResults[rkey] = results[rkey];
						});
						safeResults[key] = result;
						hasError = true;
						listeners = Object.create(null);
						if (canceled) return;
						callback(err, safeResults);
					} else {
						results[key] = result;
						taskComplete(key);
					}
				});
				runningTasks++;
				var taskFn = wrapAsync(task[task.length - 1]);
				if (task.length > 1) taskFn(results, taskCallback);
				else taskFn(taskCallback);
			}
			function checkForDeadlocks() {
				var currentTask;
				var counter = 0;
				while (readyToCheck.length) {
					currentTask = readyToCheck.pop();
					counter++;
					getDependents(currentTask).forEach((dependent) => {
						if (--uncheckedDependencies[dependent] === 0) readyToCheck.push(dependent);
					});
				}
				if (counter !== numTasks) throw new Error("async.auto cannot execute tasks due to a recursive dependency");
			}
			function getDependents(taskName) {
				var result = [];
				Object.keys(tasks).forEach((key) => {
					const task = tasks[key];
					if (Array.isArray(task) && task.indexOf(taskName) >= 0) result.push(key);
				});
				return result;
			}
			return callback[PROMISE_SYMBOL];
		}
		var FN_ARGS = /^(?:async\s)?(?:function)?\s*(?:\w+\s*)?\(([^)]+)\)(?:\s*{)/;
		var ARROW_FN_ARGS = /^(?:async\s)?\s*(?:\(\s*)?((?:[^)=\s]\s*)*)(?:\)\s*)?=>/;
		var FN_ARG_SPLIT = /,/;
		var FN_ARG = /(=.+)?(\s*)$/;
		function stripComments(string) {
			let stripped = "";
			let index = 0;
			let endBlockComment = string.indexOf("*/");
			while (index < string.length) if (string[index] === "/" && string[index + 1] === "/") {
				let endIndex = string.indexOf("\n", index);
				index = endIndex === -1 ? string.length : endIndex;
			} else if (endBlockComment !== -1 && string[index] === "/" && string[index + 1] === "*") {
				let endIndex = string.indexOf("*/", index);
				if (endIndex !== -1) {
					index = endIndex + 2;
					endBlockComment = string.indexOf("*/", index);
				} else {
					stripped += string[index];
					index++;
				}
			} else {
				stripped += string[index];
				index++;
			}
			return stripped;
		}
		function parseParams(func) {
			const src = stripComments(func.toString());
			let match = src.match(FN_ARGS);
			if (!match) match = src.match(ARROW_FN_ARGS);
			if (!match) throw new Error("could not parse args in autoInject\nSource:\n" + src);
			let [, args] = match;
			return args.replace(/\s/g, "").split(FN_ARG_SPLIT).map((arg) => arg.replace(FN_ARG, "").trim());
		}
		/**
		* A dependency-injected version of the [async.auto]{@link module:ControlFlow.auto} function. Dependent
		* tasks are specified as parameters to the function, after the usual callback
		* parameter, with the parameter names matching the names of the tasks it
		* depends on. This can provide even more readable task graphs which can be
		* easier to maintain.
		*
		* If a final callback is specified, the task results are similarly injected,
		* specified as named parameters after the initial error parameter.
		*
		* The autoInject function is purely syntactic sugar and its semantics are
		* otherwise equivalent to [async.auto]{@link module:ControlFlow.auto}.
		*
		* @name autoInject
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.auto]{@link module:ControlFlow.auto}
		* @category Control Flow
		* @param {Object} tasks - An object, each of whose properties is an {@link AsyncFunction} of
		* the form 'func([dependencies...], callback). The object's key of a property
		* serves as the name of the task defined by that property, i.e. can be used
		* when specifying requirements for other tasks.
		* * The `callback` parameter is a `callback(err, result)` which must be called
		*   when finished, passing an `error` (which can be `null`) and the result of
		*   the function's execution. The remaining parameters name other tasks on
		*   which the task is dependent, and the results from those tasks are the
		*   arguments of those parameters.
		* @param {Function} [callback] - An optional callback which is called when all
		* the tasks have been completed. It receives the `err` argument if any `tasks`
		* pass an error to their callback, and a `results` object with any completed
		* task results, similar to `auto`.
		* @returns {Promise} a promise, if no callback is passed
		* @example
		*
		* //  The example from `auto` can be rewritten as follows:
		* async.autoInject({
		*     get_data: function(callback) {
		*         // async code to get some data
		*         callback(null, 'data', 'converted to array');
		*     },
		*     make_folder: function(callback) {
		*         // async code to create a directory to store a file in
		*         // this is run at the same time as getting the data
		*         callback(null, 'folder');
		*     },
		*     write_file: function(get_data, make_folder, callback) {
		*         // once there is some data and the directory exists,
		*         // write the data to a file in the directory
		*         callback(null, 'filename');
		*     },
		*     email_link: function(write_file, callback) {
		*         // once the file is written let's email a link to it...
		*         // write_file contains the filename returned by write_file.
		*         callback(null, {'file':write_file, 'email':'user@example.com'});
		*     }
		* }, function(err, results) {
		*     console.log('err = ', err);
		*     console.log('email_link = ', results.email_link);
		* });
		*
		* // If you are using a JS minifier that mangles parameter names, `autoInject`
		* // will not work with plain functions, since the parameter names will be
		* // collapsed to a single letter identifier.  To work around this, you can
		* // explicitly specify the names of the parameters your task function needs
		* // in an array, similar to Angular.js dependency injection.
		*
		* // This still has an advantage over plain `auto`, since the results a task
		* // depends on are still spread into arguments.
		* async.autoInject({
		*     //...
		*     write_file: ['get_data', 'make_folder', function(get_data, make_folder, callback) {
		*         callback(null, 'filename');
		*     }],
		*     email_link: ['write_file', function(write_file, callback) {
		*         callback(null, {'file':write_file, 'email':'user@example.com'});
		*     }]
		*     //...
		* }, function(err, results) {
		*     console.log('err = ', err);
		*     console.log('email_link = ', results.email_link);
		* });
		*/
		function autoInject(tasks, callback) {
			var newTasks = {};
			Object.keys(tasks).forEach((key) => {
				var taskFn = tasks[key];
				var params;
				var fnIsAsync = isAsync(taskFn);
				var hasNoDeps = !fnIsAsync && taskFn.length === 1 || fnIsAsync && taskFn.length === 0;
				if (Array.isArray(taskFn)) {
					params = [...taskFn];
					taskFn = params.pop();
					newTasks[key] = params.concat(params.length > 0 ? newTask : taskFn);
				} else if (hasNoDeps) newTasks[key] = taskFn;
				else {
					params = parseParams(taskFn);
					if (taskFn.length === 0 && !fnIsAsync && params.length === 0) throw new Error("autoInject task functions require explicit parameters.");
					if (!fnIsAsync) params.pop();
					newTasks[key] = params.concat(newTask);
				}
				function newTask(results, taskCb) {
					var newArgs = params.map((name) => results[name]);
					newArgs.push(taskCb);
					wrapAsync(taskFn)(...newArgs);
				}
			});
			return auto(newTasks, callback);
		}
		class DLL {
			constructor() {
				this.head = this.tail = null;
				this.length = 0;
			}
			removeLink(node) {
				if (node.prev) node.prev.next = node.next;
				else this.head = node.next;
				if (node.next) node.next.prev = node.prev;
				else this.tail = node.prev;
				node.prev = node.next = null;
				this.length -= 1;
				return node;
			}
			empty() {
				while (this.head) this.shift();
				return this;
			}
			insertAfter(node, newNode) {
				newNode.prev = node;
				newNode.next = node.next;
				if (node.next) node.next.prev = newNode;
				else this.tail = newNode;
				node.next = newNode;
				this.length += 1;
			}
			insertBefore(node, newNode) {
				newNode.prev = node.prev;
				newNode.next = node;
				if (node.prev) node.prev.next = newNode;
				else this.head = newNode;
				node.prev = newNode;
				this.length += 1;
			}
			unshift(node) {
				if (this.head) this.insertBefore(this.head, node);
				else setInitial(this, node);
			}
			push(node) {
				if (this.tail) this.insertAfter(this.tail, node);
				else setInitial(this, node);
			}
			shift() {
				return this.head && this.removeLink(this.head);
			}
			pop() {
				return this.tail && this.removeLink(this.tail);
			}
			toArray() {
				return [...this];
			}
			*[Symbol.iterator]() {
				var cur = this.head;
				while (cur) {
					yield cur.data;
					cur = cur.next;
				}
			}
			remove(testFn) {
				var curr = this.head;
				while (curr) {
					var { next } = curr;
					if (testFn(curr)) this.removeLink(curr);
					curr = next;
				}
				return this;
			}
		}
		function setInitial(dll, node) {
			dll.length = 1;
			dll.head = dll.tail = node;
		}
		function queue$1(worker, concurrency, payload) {
			if (concurrency == null) concurrency = 1;
			else if (concurrency === 0) throw new RangeError("Concurrency must not be zero");
			var _worker = wrapAsync(worker);
			var numRunning = 0;
			var workersList = [];
			const events = {
				error: [],
				drain: [],
				saturated: [],
				unsaturated: [],
				empty: []
			};
			function on(event, handler) {
				events[event].push(handler);
			}
			function once(event, handler) {
				const handleAndRemove = (...args) => {
					off(event, handleAndRemove);
					handler(...args);
				};
				events[event].push(handleAndRemove);
			}
			function off(event, handler) {
				if (!event) return Object.keys(events).forEach((ev) => events[ev] = []);
				if (!handler) return events[event] = [];
				events[event] = events[event].filter((ev) => ev !== handler);
			}
			function trigger(event, ...args) {
				events[event].forEach((handler) => handler(...args));
			}
			var processingScheduled = false;
			function _insert(data, insertAtFront, rejectOnError, callback) {
				if (callback != null && typeof callback !== "function") throw new Error("task callback must be a function");
				q.started = true;
				var res, rej;
				function promiseCallback(err, ...args) {
					if (err) return rejectOnError ? rej(err) : res();
					if (args.length <= 1) return res(args[0]);
					res(args);
				}
				var item = q._createTaskItem(data, rejectOnError ? promiseCallback : callback || promiseCallback);
				if (insertAtFront) q._tasks.unshift(item);
				else q._tasks.push(item);
				if (!processingScheduled) {
					processingScheduled = true;
					setImmediate$1(() => {
						processingScheduled = false;
						q.process();
					});
				}
				if (rejectOnError || !callback) return new Promise((resolve, reject) => {
					res = resolve;
					rej = reject;
				});
			}
			function _createCB(tasks) {
				return function(err, ...args) {
					numRunning -= 1;
					for (var i = 0, l = tasks.length; i < l; i++) {
						var task = tasks[i];
						var index = workersList.indexOf(task);
						if (index === 0) workersList.shift();
						else if (index > 0) workersList.splice(index, 1);
						task.callback(err, ...args);
						if (err != null) trigger("error", err, task.data);
					}
					if (numRunning <= q.concurrency - q.buffer) trigger("unsaturated");
					if (q.idle()) trigger("drain");
					q.process();
				};
			}
			function _maybeDrain(data) {
				if (data.length === 0 && q.idle()) {
					setImmediate$1(() => trigger("drain"));
					return true;
				}
				return false;
			}
			const eventMethod = (name) => (handler) => {
				if (!handler) return new Promise((resolve, reject) => {
					once(name, (err, data) => {
						if (err) return reject(err);
						resolve(data);
					});
				});
				off(name);
				on(name, handler);
			};
			var isProcessing = false;
			var q = {
				_tasks: new DLL(),
				_createTaskItem(data, callback) {
					return {
						data,
						callback
					};
				},
				*[Symbol.iterator]() {
					yield* q._tasks[Symbol.iterator]();
				},
				concurrency,
				payload,
				buffer: concurrency / 4,
				started: false,
				paused: false,
				push(data, callback) {
					if (Array.isArray(data)) {
						if (_maybeDrain(data)) return;
						return data.map((datum) => _insert(datum, false, false, callback));
					}
					return _insert(data, false, false, callback);
				},
				pushAsync(data, callback) {
					if (Array.isArray(data)) {
						if (_maybeDrain(data)) return;
						return data.map((datum) => _insert(datum, false, true, callback));
					}
					return _insert(data, false, true, callback);
				},
				kill() {
					off();
					q._tasks.empty();
				},
				unshift(data, callback) {
					if (Array.isArray(data)) {
						if (_maybeDrain(data)) return;
						return data.map((datum) => _insert(datum, true, false, callback));
					}
					return _insert(data, true, false, callback);
				},
				unshiftAsync(data, callback) {
					if (Array.isArray(data)) {
						if (_maybeDrain(data)) return;
						return data.map((datum) => _insert(datum, true, true, callback));
					}
					return _insert(data, true, true, callback);
				},
				remove(testFn) {
					q._tasks.remove(testFn);
				},
				process() {
					if (isProcessing) return;
					isProcessing = true;
					while (!q.paused && numRunning < q.concurrency && q._tasks.length) {
						var tasks = [], data = [];
						var l = q._tasks.length;
						if (q.payload) l = Math.min(l, q.payload);
						for (var i = 0; i < l; i++) {
							var node = q._tasks.shift();
							tasks.push(node);
							workersList.push(node);
							data.push(node.data);
						}
						numRunning += 1;
						if (q._tasks.length === 0) trigger("empty");
						if (numRunning === q.concurrency) trigger("saturated");
						_worker(data, onlyOnce(_createCB(tasks)));
					}
					isProcessing = false;
				},
				length() {
					return q._tasks.length;
				},
				running() {
					return numRunning;
				},
				workersList() {
					return workersList;
				},
				idle() {
					return q._tasks.length + numRunning === 0;
				},
				pause() {
					q.paused = true;
				},
				resume() {
					if (q.paused === false) return;
					q.paused = false;
					setImmediate$1(q.process);
				}
			};
			Object.defineProperties(q, {
				saturated: {
					writable: false,
					value: eventMethod("saturated")
				},
				unsaturated: {
					writable: false,
					value: eventMethod("unsaturated")
				},
				empty: {
					writable: false,
					value: eventMethod("empty")
				},
				drain: {
					writable: false,
					value: eventMethod("drain")
				},
				error: {
					writable: false,
					value: eventMethod("error")
				}
			});
			return q;
		}
		/**
		* Creates a `cargo` object with the specified payload. Tasks added to the
		* cargo will be processed altogether (up to the `payload` limit). If the
		* `worker` is in progress, the task is queued until it becomes available. Once
		* the `worker` has completed some tasks, each callback of those tasks is
		* called. Check out [these](https://camo.githubusercontent.com/6bbd36f4cf5b35a0f11a96dcd2e97711ffc2fb37/68747470733a2f2f662e636c6f75642e6769746875622e636f6d2f6173736574732f313637363837312f36383130382f62626330636662302d356632392d313165322d393734662d3333393763363464633835382e676966) [animations](https://camo.githubusercontent.com/f4810e00e1c5f5f8addbe3e9f49064fd5d102699/68747470733a2f2f662e636c6f75642e6769746875622e636f6d2f6173736574732f313637363837312f36383130312f38346339323036362d356632392d313165322d383134662d3964336430323431336266642e676966)
		* for how `cargo` and `queue` work.
		*
		* While [`queue`]{@link module:ControlFlow.queue} passes only one task to one of a group of workers
		* at a time, cargo passes an array of tasks to a single worker, repeating
		* when the worker is finished.
		*
		* @name cargo
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.queue]{@link module:ControlFlow.queue}
		* @category Control Flow
		* @param {AsyncFunction} worker - An asynchronous function for processing an array
		* of queued tasks. Invoked with `(tasks, callback)`.
		* @param {number} [payload=Infinity] - An optional `integer` for determining
		* how many tasks should be processed per round; if omitted, the default is
		* unlimited.
		* @returns {module:ControlFlow.QueueObject} A cargo object to manage the tasks. Callbacks can
		* attached as certain properties to listen for specific events during the
		* lifecycle of the cargo and inner queue.
		* @example
		*
		* // create a cargo object with payload 2
		* var cargo = async.cargo(function(tasks, callback) {
		*     for (var i=0; i<tasks.length; i++) {
		*         console.log('hello ' + tasks[i].name);
		*     }
		*     callback();
		* }, 2);
		*
		* // add some items
		* cargo.push({name: 'foo'}, function(err) {
		*     console.log('finished processing foo');
		* });
		* cargo.push({name: 'bar'}, function(err) {
		*     console.log('finished processing bar');
		* });
		* await cargo.push({name: 'baz'});
		* console.log('finished processing baz');
		*/
		function cargo$1(worker, payload) {
			return queue$1(worker, 1, payload);
		}
		/**
		* Creates a `cargoQueue` object with the specified payload. Tasks added to the
		* cargoQueue will be processed together (up to the `payload` limit) in `concurrency` parallel workers.
		* If the all `workers` are in progress, the task is queued until one becomes available. Once
		* a `worker` has completed some tasks, each callback of those tasks is
		* called. Check out [these](https://camo.githubusercontent.com/6bbd36f4cf5b35a0f11a96dcd2e97711ffc2fb37/68747470733a2f2f662e636c6f75642e6769746875622e636f6d2f6173736574732f313637363837312f36383130382f62626330636662302d356632392d313165322d393734662d3333393763363464633835382e676966) [animations](https://camo.githubusercontent.com/f4810e00e1c5f5f8addbe3e9f49064fd5d102699/68747470733a2f2f662e636c6f75642e6769746875622e636f6d2f6173736574732f313637363837312f36383130312f38346339323036362d356632392d313165322d383134662d3964336430323431336266642e676966)
		* for how `cargo` and `queue` work.
		*
		* While [`queue`]{@link module:ControlFlow.queue} passes only one task to one of a group of workers
		* at a time, and [`cargo`]{@link module:ControlFlow.cargo} passes an array of tasks to a single worker,
		* the cargoQueue passes an array of tasks to multiple parallel workers.
		*
		* @name cargoQueue
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.queue]{@link module:ControlFlow.queue}
		* @see [async.cargo]{@link module:ControlFLow.cargo}
		* @category Control Flow
		* @param {AsyncFunction} worker - An asynchronous function for processing an array
		* of queued tasks. Invoked with `(tasks, callback)`.
		* @param {number} [concurrency=1] - An `integer` for determining how many
		* `worker` functions should be run in parallel.  If omitted, the concurrency
		* defaults to `1`.  If the concurrency is `0`, an error is thrown.
		* @param {number} [payload=Infinity] - An optional `integer` for determining
		* how many tasks should be processed per round; if omitted, the default is
		* unlimited.
		* @returns {module:ControlFlow.QueueObject} A cargoQueue object to manage the tasks. Callbacks can
		* attached as certain properties to listen for specific events during the
		* lifecycle of the cargoQueue and inner queue.
		* @example
		*
		* // create a cargoQueue object with payload 2 and concurrency 2
		* var cargoQueue = async.cargoQueue(function(tasks, callback) {
		*     for (var i=0; i<tasks.length; i++) {
		*         console.log('hello ' + tasks[i].name);
		*     }
		*     callback();
		* }, 2, 2);
		*
		* // add some items
		* cargoQueue.push({name: 'foo'}, function(err) {
		*     console.log('finished processing foo');
		* });
		* cargoQueue.push({name: 'bar'}, function(err) {
		*     console.log('finished processing bar');
		* });
		* cargoQueue.push({name: 'baz'}, function(err) {
		*     console.log('finished processing baz');
		* });
		* cargoQueue.push({name: 'boo'}, function(err) {
		*     console.log('finished processing boo');
		* });
		*/
		function cargo(worker, concurrency, payload) {
			return queue$1(worker, concurrency, payload);
		}
		/**
		* Reduces `coll` into a single value using an async `iteratee` to return each
		* successive step. `memo` is the initial state of the reduction. This function
		* only operates in series.
		*
		* For performance reasons, it may make sense to split a call to this function
		* into a parallel map, and then use the normal `Array.prototype.reduce` on the
		* results. This function is for situations where each step in the reduction
		* needs to be async; if you can get the data before reducing it, then it's
		* probably a good idea to do so.
		*
		* @name reduce
		* @static
		* @memberOf module:Collections
		* @method
		* @alias inject
		* @alias foldl
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {*} memo - The initial state of the reduction.
		* @param {AsyncFunction} iteratee - A function applied to each item in the
		* array to produce the next step in the reduction.
		* The `iteratee` should complete with the next state of the reduction.
		* If the iteratee completes with an error, the reduction is stopped and the
		* main `callback` is immediately called with the error.
		* Invoked with (memo, item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Result is the reduced value. Invoked with
		* (err, result).
		* @returns {Promise} a promise, if no callback is passed
		* @example
		*
		* // file1.txt is a file that is 1000 bytes in size
		* // file2.txt is a file that is 2000 bytes in size
		* // file3.txt is a file that is 3000 bytes in size
		* // file4.txt does not exist
		*
		* const fileList = ['file1.txt','file2.txt','file3.txt'];
		* const withMissingFileList = ['file1.txt','file2.txt','file3.txt', 'file4.txt'];
		*
		* // asynchronous function that computes the file size in bytes
		* // file size is added to the memoized value, then returned
		* function getFileSizeInBytes(memo, file, callback) {
		*     fs.stat(file, function(err, stat) {
		*         if (err) {
		*             return callback(err);
		*         }
		*         callback(null, memo + stat.size);
		*     });
		* }
		*
		* // Using callbacks
		* async.reduce(fileList, 0, getFileSizeInBytes, function(err, result) {
		*     if (err) {
		*         console.log(err);
		*     } else {
		*         console.log(result);
		*         // 6000
		*         // which is the sum of the file sizes of the three files
		*     }
		* });
		*
		* // Error Handling
		* async.reduce(withMissingFileList, 0, getFileSizeInBytes, function(err, result) {
		*     if (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*     } else {
		*         console.log(result);
		*     }
		* });
		*
		* // Using Promises
		* async.reduce(fileList, 0, getFileSizeInBytes)
		* .then( result => {
		*     console.log(result);
		*     // 6000
		*     // which is the sum of the file sizes of the three files
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Error Handling
		* async.reduce(withMissingFileList, 0, getFileSizeInBytes)
		* .then( result => {
		*     console.log(result);
		* }).catch( err => {
		*     console.log(err);
		*     // [ Error: ENOENT: no such file or directory ]
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.reduce(fileList, 0, getFileSizeInBytes);
		*         console.log(result);
		*         // 6000
		*         // which is the sum of the file sizes of the three files
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* // Error Handling
		* async () => {
		*     try {
		*         let result = await async.reduce(withMissingFileList, 0, getFileSizeInBytes);
		*         console.log(result);
		*     }
		*     catch (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*     }
		* }
		*
		*/
		function reduce(coll, memo, iteratee, callback) {
			callback = once(callback);
			var _iteratee = wrapAsync(iteratee);
			return eachOfSeries$1(coll, (x, i, iterCb) => {
				_iteratee(memo, x, (err, v) => {
					memo = v;
					iterCb(err);
				});
			}, (err) => callback(err, memo));
		}
		var reduce$1 = awaitify(reduce, 4);
		/**
		* Version of the compose function that is more natural to read. Each function
		* consumes the return value of the previous function. It is the equivalent of
		* [compose]{@link module:ControlFlow.compose} with the arguments reversed.
		*
		* Each function is executed with the `this` binding of the composed function.
		*
		* @name seq
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.compose]{@link module:ControlFlow.compose}
		* @category Control Flow
		* @param {...AsyncFunction} functions - the asynchronous functions to compose
		* @returns {Function} a function that composes the `functions` in order
		* @example
		*
		* // Requires lodash (or underscore), express3 and dresende's orm2.
		* // Part of an app, that fetches cats of the logged user.
		* // This example uses `seq` function to avoid overnesting and error
		* // handling clutter.
		* app.get('/cats', function(request, response) {
		*     var User = request.models.User;
		*     async.seq(
		*         User.get.bind(User),  // 'User.get' has signature (id, callback(err, data))
		*         function(user, fn) {
		*             user.getCats(fn);      // 'getCats' has signature (callback(err, data))
		*         }
		*     )(req.session.user_id, function (err, cats) {
		*         if (err) {
		*             console.error(err);
		*             response.json({ status: 'error', message: err.message });
		*         } else {
		*             response.json({ status: 'ok', message: 'Cats found', data: cats });
		*         }
		*     });
		* });
		*/
		function seq(...functions) {
			var _functions = functions.map(wrapAsync);
			return function(...args) {
				var that = this;
				var cb = args[args.length - 1];
				if (typeof cb == "function") args.pop();
				else cb = promiseCallback();
				reduce$1(_functions, args, (newargs, fn, iterCb) => {
					fn.apply(that, newargs.concat((err, ...nextargs) => {
						iterCb(err, nextargs);
					}));
				}, (err, results) => cb(err, ...results));
				return cb[PROMISE_SYMBOL];
			};
		}
		/**
		* Creates a function which is a composition of the passed asynchronous
		* functions. Each function consumes the return value of the function that
		* follows. Composing functions `f()`, `g()`, and `h()` would produce the result
		* of `f(g(h()))`, only this version uses callbacks to obtain the return values.
		*
		* If the last argument to the composed function is not a function, a promise
		* is returned when you call it.
		*
		* Each function is executed with the `this` binding of the composed function.
		*
		* @name compose
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {...AsyncFunction} functions - the asynchronous functions to compose
		* @returns {Function} an asynchronous function that is the composed
		* asynchronous `functions`
		* @example
		*
		* function add1(n, callback) {
		*     setTimeout(function () {
		*         callback(null, n + 1);
		*     }, 10);
		* }
		*
		* function mul3(n, callback) {
		*     setTimeout(function () {
		*         callback(null, n * 3);
		*     }, 10);
		* }
		*
		* var add1mul3 = async.compose(mul3, add1);
		* add1mul3(4, function (err, result) {
		*     // result now equals 15
		* });
		*/
		function compose(...args) {
			return seq(...args.reverse());
		}
		/**
		* The same as [`map`]{@link module:Collections.map} but runs a maximum of `limit` async operations at a time.
		*
		* @name mapLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.map]{@link module:Collections.map}
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The iteratee should complete with the transformed item.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. Results is an array of the
		* transformed items from the `coll`. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback is passed
		*/
		function mapLimit(coll, limit, iteratee, callback) {
			return _asyncMap(eachOfLimit$2(limit), coll, iteratee, callback);
		}
		var mapLimit$1 = awaitify(mapLimit, 4);
		/**
		* The same as [`concat`]{@link module:Collections.concat} but runs a maximum of `limit` async operations at a time.
		*
		* @name concatLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.concat]{@link module:Collections.concat}
		* @category Collection
		* @alias flatMapLimit
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - A function to apply to each item in `coll`,
		* which should use an array as its result. Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished, or an error occurs. Results is an array
		* containing the concatenated results of the `iteratee` function. Invoked with
		* (err, results).
		* @returns A Promise, if no callback is passed
		*/
		function concatLimit(coll, limit, iteratee, callback) {
			var _iteratee = wrapAsync(iteratee);
			return mapLimit$1(coll, limit, (val, iterCb) => {
				_iteratee(val, (err, ...args) => {
					if (err) return iterCb(err);
					return iterCb(err, args);
				});
			}, (err, mapResults) => {
				var result = [];
				for (var i = 0; i < mapResults.length; i++) if (mapResults[i]) result = result.concat(...mapResults[i]);
				return callback(err, result);
			});
		}
		var concatLimit$1 = awaitify(concatLimit, 4);
		/**
		* Applies `iteratee` to each item in `coll`, concatenating the results. Returns
		* the concatenated list. The `iteratee`s are called in parallel, and the
		* results are concatenated as they return. The results array will be returned in
		* the original order of `coll` passed to the `iteratee` function.
		*
		* @name concat
		* @static
		* @memberOf module:Collections
		* @method
		* @category Collection
		* @alias flatMap
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - A function to apply to each item in `coll`,
		* which should use an array as its result. Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished, or an error occurs. Results is an array
		* containing the concatenated results of the `iteratee` function. Invoked with
		* (err, results).
		* @returns A Promise, if no callback is passed
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		* // dir4 does not exist
		*
		* let directoryList = ['dir1','dir2','dir3'];
		* let withMissingDirectoryList = ['dir1','dir2','dir3', 'dir4'];
		*
		* // Using callbacks
		* async.concat(directoryList, fs.readdir, function(err, results) {
		*    if (err) {
		*        console.log(err);
		*    } else {
		*        console.log(results);
		*        // [ 'file1.txt', 'file2.txt', 'file3.txt', 'file4.txt', file5.txt ]
		*    }
		* });
		*
		* // Error Handling
		* async.concat(withMissingDirectoryList, fs.readdir, function(err, results) {
		*    if (err) {
		*        console.log(err);
		*        // [ Error: ENOENT: no such file or directory ]
		*        // since dir4 does not exist
		*    } else {
		*        console.log(results);
		*    }
		* });
		*
		* // Using Promises
		* async.concat(directoryList, fs.readdir)
		* .then(results => {
		*     console.log(results);
		*     // [ 'file1.txt', 'file2.txt', 'file3.txt', 'file4.txt', file5.txt ]
		* }).catch(err => {
		*      console.log(err);
		* });
		*
		* // Error Handling
		* async.concat(withMissingDirectoryList, fs.readdir)
		* .then(results => {
		*     console.log(results);
		* }).catch(err => {
		*     console.log(err);
		*     // [ Error: ENOENT: no such file or directory ]
		*     // since dir4 does not exist
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let results = await async.concat(directoryList, fs.readdir);
		*         console.log(results);
		*         // [ 'file1.txt', 'file2.txt', 'file3.txt', 'file4.txt', file5.txt ]
		*     } catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* // Error Handling
		* async () => {
		*     try {
		*         let results = await async.concat(withMissingDirectoryList, fs.readdir);
		*         console.log(results);
		*     } catch (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*         // since dir4 does not exist
		*     }
		* }
		*
		*/
		function concat(coll, iteratee, callback) {
			return concatLimit$1(coll, Infinity, iteratee, callback);
		}
		var concat$1 = awaitify(concat, 3);
		/**
		* The same as [`concat`]{@link module:Collections.concat} but runs only a single async operation at a time.
		*
		* @name concatSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.concat]{@link module:Collections.concat}
		* @category Collection
		* @alias flatMapSeries
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - A function to apply to each item in `coll`.
		* The iteratee should complete with an array an array of results.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished, or an error occurs. Results is an array
		* containing the concatenated results of the `iteratee` function. Invoked with
		* (err, results).
		* @returns A Promise, if no callback is passed
		*/
		function concatSeries(coll, iteratee, callback) {
			return concatLimit$1(coll, 1, iteratee, callback);
		}
		var concatSeries$1 = awaitify(concatSeries, 3);
		/**
		* Returns a function that when called, calls-back with the values provided.
		* Useful as the first function in a [`waterfall`]{@link module:ControlFlow.waterfall}, or for plugging values in to
		* [`auto`]{@link module:ControlFlow.auto}.
		*
		* @name constant
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {...*} arguments... - Any number of arguments to automatically invoke
		* callback with.
		* @returns {AsyncFunction} Returns a function that when invoked, automatically
		* invokes the callback with the previous given arguments.
		* @example
		*
		* async.waterfall([
		*     async.constant(42),
		*     function (value, next) {
		*         // value === 42
		*     },
		*     //...
		* ], callback);
		*
		* async.waterfall([
		*     async.constant(filename, "utf8"),
		*     fs.readFile,
		*     function (fileData, next) {
		*         //...
		*     }
		*     //...
		* ], callback);
		*
		* async.auto({
		*     hostname: async.constant("https://server.net/"),
		*     port: findFreePort,
		*     launchServer: ["hostname", "port", function (options, cb) {
		*         startServer(options, cb);
		*     }],
		*     //...
		* }, callback);
		*/
		function constant$1(...args) {
			return function(...ignoredArgs) {
				return ignoredArgs.pop()(null, ...args);
			};
		}
		function _createTester(check, getResult) {
			return (eachfn, arr, _iteratee, cb) => {
				var testPassed = false;
				var testResult;
				const iteratee = wrapAsync(_iteratee);
				eachfn(arr, (value, _, callback) => {
					iteratee(value, (err, result) => {
						if (err || err === false) return callback(err);
						if (check(result) && !testResult) {
							testPassed = true;
							testResult = getResult(true, value);
							return callback(null, breakLoop);
						}
						callback();
					});
				}, (err) => {
					if (err) return cb(err);
					cb(null, testPassed ? testResult : getResult(false));
				});
			};
		}
		/**
		* Returns the first value in `coll` that passes an async truth test. The
		* `iteratee` is applied in parallel, meaning the first iteratee to return
		* `true` will fire the detect `callback` with that result. That means the
		* result might not be the first item in the original `coll` (in terms of order)
		* that passes the test.
		
		* If order within the original `coll` is important, then look at
		* [`detectSeries`]{@link module:Collections.detectSeries}.
		*
		* @name detect
		* @static
		* @memberOf module:Collections
		* @method
		* @alias find
		* @category Collections
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - A truth test to apply to each item in `coll`.
		* The iteratee must complete with a boolean value as its result.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called as soon as any
		* iteratee returns `true`, or after all the `iteratee` functions have finished.
		* Result will be the first item in the array that passes the truth test
		* (iteratee) or the value `undefined` if none passed. Invoked with
		* (err, result).
		* @returns {Promise} a promise, if a callback is omitted
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		*
		* // asynchronous function that checks if a file exists
		* function fileExists(file, callback) {
		*    fs.access(file, fs.constants.F_OK, (err) => {
		*        callback(null, !err);
		*    });
		* }
		*
		* async.detect(['file3.txt','file2.txt','dir1/file1.txt'], fileExists,
		*    function(err, result) {
		*        console.log(result);
		*        // dir1/file1.txt
		*        // result now equals the first file in the list that exists
		*    }
		*);
		*
		* // Using Promises
		* async.detect(['file3.txt','file2.txt','dir1/file1.txt'], fileExists)
		* .then(result => {
		*     console.log(result);
		*     // dir1/file1.txt
		*     // result now equals the first file in the list that exists
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.detect(['file3.txt','file2.txt','dir1/file1.txt'], fileExists);
		*         console.log(result);
		*         // dir1/file1.txt
		*         // result now equals the file in the list that exists
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function detect(coll, iteratee, callback) {
			return _createTester((bool) => bool, (res, item) => item)(eachOf$1, coll, iteratee, callback);
		}
		var detect$1 = awaitify(detect, 3);
		/**
		* The same as [`detect`]{@link module:Collections.detect} but runs a maximum of `limit` async operations at a
		* time.
		*
		* @name detectLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.detect]{@link module:Collections.detect}
		* @alias findLimit
		* @category Collections
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - A truth test to apply to each item in `coll`.
		* The iteratee must complete with a boolean value as its result.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called as soon as any
		* iteratee returns `true`, or after all the `iteratee` functions have finished.
		* Result will be the first item in the array that passes the truth test
		* (iteratee) or the value `undefined` if none passed. Invoked with
		* (err, result).
		* @returns {Promise} a promise, if a callback is omitted
		*/
		function detectLimit(coll, limit, iteratee, callback) {
			return _createTester((bool) => bool, (res, item) => item)(eachOfLimit$2(limit), coll, iteratee, callback);
		}
		var detectLimit$1 = awaitify(detectLimit, 4);
		/**
		* The same as [`detect`]{@link module:Collections.detect} but runs only a single async operation at a time.
		*
		* @name detectSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.detect]{@link module:Collections.detect}
		* @alias findSeries
		* @category Collections
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - A truth test to apply to each item in `coll`.
		* The iteratee must complete with a boolean value as its result.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called as soon as any
		* iteratee returns `true`, or after all the `iteratee` functions have finished.
		* Result will be the first item in the array that passes the truth test
		* (iteratee) or the value `undefined` if none passed. Invoked with
		* (err, result).
		* @returns {Promise} a promise, if a callback is omitted
		*/
		function detectSeries(coll, iteratee, callback) {
			return _createTester((bool) => bool, (res, item) => item)(eachOfLimit$2(1), coll, iteratee, callback);
		}
		var detectSeries$1 = awaitify(detectSeries, 3);
		function consoleFunc(name) {
			return (fn, ...args) => wrapAsync(fn)(...args, (err, ...resultArgs) => {
				/* istanbul ignore else */
				if (typeof console === "object") {
					/* istanbul ignore else */
					if (err) {
						/* istanbul ignore else */
						if (console.error) console.error(err);
					} else if (console[name]) resultArgs.forEach((x) => console[name](x));
				}
			});
		}
		/**
		* Logs the result of an [`async` function]{@link AsyncFunction} to the
		* `console` using `console.dir` to display the properties of the resulting object.
		* Only works in Node.js or in browsers that support `console.dir` and
		* `console.error` (such as FF and Chrome).
		* If multiple arguments are returned from the async function,
		* `console.dir` is called on each argument in order.
		*
		* @name dir
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {AsyncFunction} function - The function you want to eventually apply
		* all arguments to.
		* @param {...*} arguments... - Any number of arguments to apply to the function.
		* @example
		*
		* // in a module
		* var hello = function(name, callback) {
		*     setTimeout(function() {
		*         callback(null, {hello: name});
		*     }, 1000);
		* };
		*
		* // in the node repl
		* node> async.dir(hello, 'world');
		* {hello: 'world'}
		*/
		var dir = consoleFunc("dir");
		/**
		* The post-check version of [`whilst`]{@link module:ControlFlow.whilst}. To reflect the difference in
		* the order of operations, the arguments `test` and `iteratee` are switched.
		*
		* `doWhilst` is to `whilst` as `do while` is to `while` in plain JavaScript.
		*
		* @name doWhilst
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.whilst]{@link module:ControlFlow.whilst}
		* @category Control Flow
		* @param {AsyncFunction} iteratee - A function which is called each time `test`
		* passes. Invoked with (callback).
		* @param {AsyncFunction} test - asynchronous truth test to perform after each
		* execution of `iteratee`. Invoked with (...args, callback), where `...args` are the
		* non-error args from the previous callback of `iteratee`.
		* @param {Function} [callback] - A callback which is called after the test
		* function has failed and repeated execution of `iteratee` has stopped.
		* `callback` will be passed an error and any arguments passed to the final
		* `iteratee`'s callback. Invoked with (err, [results]);
		* @returns {Promise} a promise, if no callback is passed
		*/
		function doWhilst(iteratee, test, callback) {
			callback = onlyOnce(callback);
			var _fn = wrapAsync(iteratee);
			var _test = wrapAsync(test);
			var results;
			function next(err, ...args) {
				if (err) return callback(err);
				if (err === false) return;
				results = args;
				_test(...args, check);
			}
			function check(err, truth) {
				if (err) return callback(err);
				if (err === false) return;
				if (!truth) return callback(null, ...results);
				_fn(next);
			}
			return check(null, true);
		}
		var doWhilst$1 = awaitify(doWhilst, 3);
		/**
		* Like ['doWhilst']{@link module:ControlFlow.doWhilst}, except the `test` is inverted. Note the
		* argument ordering differs from `until`.
		*
		* @name doUntil
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.doWhilst]{@link module:ControlFlow.doWhilst}
		* @category Control Flow
		* @param {AsyncFunction} iteratee - An async function which is called each time
		* `test` fails. Invoked with (callback).
		* @param {AsyncFunction} test - asynchronous truth test to perform after each
		* execution of `iteratee`. Invoked with (...args, callback), where `...args` are the
		* non-error args from the previous callback of `iteratee`
		* @param {Function} [callback] - A callback which is called after the test
		* function has passed and repeated execution of `iteratee` has stopped. `callback`
		* will be passed an error and any arguments passed to the final `iteratee`'s
		* callback. Invoked with (err, [results]);
		* @returns {Promise} a promise, if no callback is passed
		*/
		function doUntil(iteratee, test, callback) {
			const _test = wrapAsync(test);
			return doWhilst$1(iteratee, (...args) => {
				const cb = args.pop();
				_test(...args, (err, truth) => cb(err, !truth));
			}, callback);
		}
		function _withoutIndex(iteratee) {
			return (value, index, callback) => iteratee(value, callback);
		}
		/**
		* Applies the function `iteratee` to each item in `coll`, in parallel.
		* The `iteratee` is called with an item from the list, and a callback for when
		* it has finished. If the `iteratee` passes an error to its `callback`, the
		* main `callback` (for the `each` function) is immediately called with the
		* error.
		*
		* Note, that since this function applies `iteratee` to each item in parallel,
		* there is no guarantee that the iteratee functions will complete in order.
		*
		* @name each
		* @static
		* @memberOf module:Collections
		* @method
		* @alias forEach
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to
		* each item in `coll`. Invoked with (item, callback).
		* The array index is not passed to the iteratee.
		* If you need the index, use `eachOf`.
		* @param {Function} [callback] - A callback which is called when all
		* `iteratee` functions have finished, or an error occurs. Invoked with (err).
		* @returns {Promise} a promise, if a callback is omitted
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		* // dir4 does not exist
		*
		* const fileList = [ 'dir1/file2.txt', 'dir2/file3.txt', 'dir/file5.txt'];
		* const withMissingFileList = ['dir1/file1.txt', 'dir4/file2.txt'];
		*
		* // asynchronous function that deletes a file
		* const deleteFile = function(file, callback) {
		*     fs.unlink(file, callback);
		* };
		*
		* // Using callbacks
		* async.each(fileList, deleteFile, function(err) {
		*     if( err ) {
		*         console.log(err);
		*     } else {
		*         console.log('All files have been deleted successfully');
		*     }
		* });
		*
		* // Error Handling
		* async.each(withMissingFileList, deleteFile, function(err){
		*     console.log(err);
		*     // [ Error: ENOENT: no such file or directory ]
		*     // since dir4/file2.txt does not exist
		*     // dir1/file1.txt could have been deleted
		* });
		*
		* // Using Promises
		* async.each(fileList, deleteFile)
		* .then( () => {
		*     console.log('All files have been deleted successfully');
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Error Handling
		* async.each(fileList, deleteFile)
		* .then( () => {
		*     console.log('All files have been deleted successfully');
		* }).catch( err => {
		*     console.log(err);
		*     // [ Error: ENOENT: no such file or directory ]
		*     // since dir4/file2.txt does not exist
		*     // dir1/file1.txt could have been deleted
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         await async.each(files, deleteFile);
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* // Error Handling
		* async () => {
		*     try {
		*         await async.each(withMissingFileList, deleteFile);
		*     }
		*     catch (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*         // since dir4/file2.txt does not exist
		*         // dir1/file1.txt could have been deleted
		*     }
		* }
		*
		*/
		function eachLimit$2(coll, iteratee, callback) {
			return eachOf$1(coll, _withoutIndex(wrapAsync(iteratee)), callback);
		}
		var each = awaitify(eachLimit$2, 3);
		/**
		* The same as [`each`]{@link module:Collections.each} but runs a maximum of `limit` async operations at a time.
		*
		* @name eachLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.each]{@link module:Collections.each}
		* @alias forEachLimit
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The array index is not passed to the iteratee.
		* If you need the index, use `eachOfLimit`.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called when all
		* `iteratee` functions have finished, or an error occurs. Invoked with (err).
		* @returns {Promise} a promise, if a callback is omitted
		*/
		function eachLimit(coll, limit, iteratee, callback) {
			return eachOfLimit$2(limit)(coll, _withoutIndex(wrapAsync(iteratee)), callback);
		}
		var eachLimit$1 = awaitify(eachLimit, 4);
		/**
		* The same as [`each`]{@link module:Collections.each} but runs only a single async operation at a time.
		*
		* Note, that unlike [`each`]{@link module:Collections.each}, this function applies iteratee to each item
		* in series and therefore the iteratee functions will complete in order.
		
		* @name eachSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.each]{@link module:Collections.each}
		* @alias forEachSeries
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to each
		* item in `coll`.
		* The array index is not passed to the iteratee.
		* If you need the index, use `eachOfSeries`.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called when all
		* `iteratee` functions have finished, or an error occurs. Invoked with (err).
		* @returns {Promise} a promise, if a callback is omitted
		*/
		function eachSeries(coll, iteratee, callback) {
			return eachLimit$1(coll, 1, iteratee, callback);
		}
		var eachSeries$1 = awaitify(eachSeries, 3);
		/**
		* Wrap an async function and ensure it calls its callback on a later tick of
		* the event loop.  If the function already calls its callback on a next tick,
		* no extra deferral is added. This is useful for preventing stack overflows
		* (`RangeError: Maximum call stack size exceeded`) and generally keeping
		* [Zalgo](http://blog.izs.me/post/59142742143/designing-apis-for-asynchrony)
		* contained. ES2017 `async` functions are returned as-is -- they are immune
		* to Zalgo's corrupting influences, as they always resolve on a later tick.
		*
		* @name ensureAsync
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {AsyncFunction} fn - an async function, one that expects a node-style
		* callback as its last argument.
		* @returns {AsyncFunction} Returns a wrapped function with the exact same call
		* signature as the function passed in.
		* @example
		*
		* function sometimesAsync(arg, callback) {
		*     if (cache[arg]) {
		*         return callback(null, cache[arg]); // this would be synchronous!!
		*     } else {
		*         doSomeIO(arg, callback); // this IO would be asynchronous
		*     }
		* }
		*
		* // this has a risk of stack overflows if many results are cached in a row
		* async.mapSeries(args, sometimesAsync, done);
		*
		* // this will defer sometimesAsync's callback if necessary,
		* // preventing stack overflows
		* async.mapSeries(args, async.ensureAsync(sometimesAsync), done);
		*/
		function ensureAsync(fn) {
			if (isAsync(fn)) return fn;
			return function(...args) {
				var callback = args.pop();
				var sync = true;
				args.push((...innerArgs) => {
					if (sync) setImmediate$1(() => callback(...innerArgs));
					else callback(...innerArgs);
				});
				fn.apply(this, args);
				sync = false;
			};
		}
		/**
		* Returns `true` if every element in `coll` satisfies an async test. If any
		* iteratee call returns `false`, the main `callback` is immediately called.
		*
		* @name every
		* @static
		* @memberOf module:Collections
		* @method
		* @alias all
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async truth test to apply to each item
		* in the collection in parallel.
		* The iteratee must complete with a boolean result value.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Result will be either `true` or `false`
		* depending on the values of the async tests. Invoked with (err, result).
		* @returns {Promise} a promise, if no callback provided
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		* // dir4 does not exist
		*
		* const fileList = ['dir1/file1.txt','dir2/file3.txt','dir3/file5.txt'];
		* const withMissingFileList = ['file1.txt','file2.txt','file4.txt'];
		*
		* // asynchronous function that checks if a file exists
		* function fileExists(file, callback) {
		*    fs.access(file, fs.constants.F_OK, (err) => {
		*        callback(null, !err);
		*    });
		* }
		*
		* // Using callbacks
		* async.every(fileList, fileExists, function(err, result) {
		*     console.log(result);
		*     // true
		*     // result is true since every file exists
		* });
		*
		* async.every(withMissingFileList, fileExists, function(err, result) {
		*     console.log(result);
		*     // false
		*     // result is false since NOT every file exists
		* });
		*
		* // Using Promises
		* async.every(fileList, fileExists)
		* .then( result => {
		*     console.log(result);
		*     // true
		*     // result is true since every file exists
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* async.every(withMissingFileList, fileExists)
		* .then( result => {
		*     console.log(result);
		*     // false
		*     // result is false since NOT every file exists
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.every(fileList, fileExists);
		*         console.log(result);
		*         // true
		*         // result is true since every file exists
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* async () => {
		*     try {
		*         let result = await async.every(withMissingFileList, fileExists);
		*         console.log(result);
		*         // false
		*         // result is false since NOT every file exists
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function every(coll, iteratee, callback) {
			return _createTester((bool) => !bool, (res) => !res)(eachOf$1, coll, iteratee, callback);
		}
		var every$1 = awaitify(every, 3);
		/**
		* The same as [`every`]{@link module:Collections.every} but runs a maximum of `limit` async operations at a time.
		*
		* @name everyLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.every]{@link module:Collections.every}
		* @alias allLimit
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - An async truth test to apply to each item
		* in the collection in parallel.
		* The iteratee must complete with a boolean result value.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Result will be either `true` or `false`
		* depending on the values of the async tests. Invoked with (err, result).
		* @returns {Promise} a promise, if no callback provided
		*/
		function everyLimit(coll, limit, iteratee, callback) {
			return _createTester((bool) => !bool, (res) => !res)(eachOfLimit$2(limit), coll, iteratee, callback);
		}
		var everyLimit$1 = awaitify(everyLimit, 4);
		/**
		* The same as [`every`]{@link module:Collections.every} but runs only a single async operation at a time.
		*
		* @name everySeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.every]{@link module:Collections.every}
		* @alias allSeries
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async truth test to apply to each item
		* in the collection in series.
		* The iteratee must complete with a boolean result value.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Result will be either `true` or `false`
		* depending on the values of the async tests. Invoked with (err, result).
		* @returns {Promise} a promise, if no callback provided
		*/
		function everySeries(coll, iteratee, callback) {
			return _createTester((bool) => !bool, (res) => !res)(eachOfSeries$1, coll, iteratee, callback);
		}
		var everySeries$1 = awaitify(everySeries, 3);
		function filterArray(eachfn, arr, iteratee, callback) {
			var truthValues = new Array(arr.length);
			eachfn(arr, (x, index, iterCb) => {
				iteratee(x, (err, v) => {
					truthValues[index] = !!v;
					iterCb(err);
				});
			}, (err) => {
				if (err) return callback(err);
				var results = [];
				for (var i = 0; i < arr.length; i++) if (truthValues[i]) results.push(arr[i]);
				callback(null, results);
			});
		}
		function filterGeneric(eachfn, coll, iteratee, callback) {
			var results = [];
			eachfn(coll, (x, index, iterCb) => {
				iteratee(x, (err, v) => {
					if (err) return iterCb(err);
					if (v) results.push({
						index,
						value: x
					});
					iterCb(err);
				});
			}, (err) => {
				if (err) return callback(err);
				callback(null, results.sort((a, b) => a.index - b.index).map((v) => v.value));
			});
		}
		function _filter(eachfn, coll, iteratee, callback) {
			return (isArrayLike(coll) ? filterArray : filterGeneric)(eachfn, coll, wrapAsync(iteratee), callback);
		}
		/**
		* Returns a new array of all the values in `coll` which pass an async truth
		* test. This operation is performed in parallel, but the results array will be
		* in the same order as the original.
		*
		* @name filter
		* @static
		* @memberOf module:Collections
		* @method
		* @alias select
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {Function} iteratee - A truth test to apply to each item in `coll`.
		* The `iteratee` is passed a `callback(err, truthValue)`, which must be called
		* with a boolean argument once it has completed. Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback provided
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		*
		* const files = ['dir1/file1.txt','dir2/file3.txt','dir3/file6.txt'];
		*
		* // asynchronous function that checks if a file exists
		* function fileExists(file, callback) {
		*    fs.access(file, fs.constants.F_OK, (err) => {
		*        callback(null, !err);
		*    });
		* }
		*
		* // Using callbacks
		* async.filter(files, fileExists, function(err, results) {
		*    if(err) {
		*        console.log(err);
		*    } else {
		*        console.log(results);
		*        // [ 'dir1/file1.txt', 'dir2/file3.txt' ]
		*        // results is now an array of the existing files
		*    }
		* });
		*
		* // Using Promises
		* async.filter(files, fileExists)
		* .then(results => {
		*     console.log(results);
		*     // [ 'dir1/file1.txt', 'dir2/file3.txt' ]
		*     // results is now an array of the existing files
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let results = await async.filter(files, fileExists);
		*         console.log(results);
		*         // [ 'dir1/file1.txt', 'dir2/file3.txt' ]
		*         // results is now an array of the existing files
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function filter(coll, iteratee, callback) {
			return _filter(eachOf$1, coll, iteratee, callback);
		}
		var filter$1 = awaitify(filter, 3);
		/**
		* The same as [`filter`]{@link module:Collections.filter} but runs a maximum of `limit` async operations at a
		* time.
		*
		* @name filterLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.filter]{@link module:Collections.filter}
		* @alias selectLimit
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {Function} iteratee - A truth test to apply to each item in `coll`.
		* The `iteratee` is passed a `callback(err, truthValue)`, which must be called
		* with a boolean argument once it has completed. Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback provided
		*/
		function filterLimit(coll, limit, iteratee, callback) {
			return _filter(eachOfLimit$2(limit), coll, iteratee, callback);
		}
		var filterLimit$1 = awaitify(filterLimit, 4);
		/**
		* The same as [`filter`]{@link module:Collections.filter} but runs only a single async operation at a time.
		*
		* @name filterSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.filter]{@link module:Collections.filter}
		* @alias selectSeries
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {Function} iteratee - A truth test to apply to each item in `coll`.
		* The `iteratee` is passed a `callback(err, truthValue)`, which must be called
		* with a boolean argument once it has completed. Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Invoked with (err, results)
		* @returns {Promise} a promise, if no callback provided
		*/
		function filterSeries(coll, iteratee, callback) {
			return _filter(eachOfSeries$1, coll, iteratee, callback);
		}
		var filterSeries$1 = awaitify(filterSeries, 3);
		/**
		* Calls the asynchronous function `fn` with a callback parameter that allows it
		* to call itself again, in series, indefinitely.
		
		* If an error is passed to the callback then `errback` is called with the
		* error, and execution stops, otherwise it will never be called.
		*
		* @name forever
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {AsyncFunction} fn - an async function to call repeatedly.
		* Invoked with (next).
		* @param {Function} [errback] - when `fn` passes an error to it's callback,
		* this function will be called, and execution stops. Invoked with (err).
		* @returns {Promise} a promise that rejects if an error occurs and an errback
		* is not passed
		* @example
		*
		* async.forever(
		*     function(next) {
		*         // next is suitable for passing to things that need a callback(err [, whatever]);
		*         // it will result in this function being called again.
		*     },
		*     function(err) {
		*         // if next is called with a value in its first parameter, it will appear
		*         // in here as 'err', and execution will stop.
		*     }
		* );
		*/
		function forever(fn, errback) {
			var done = onlyOnce(errback);
			var task = wrapAsync(ensureAsync(fn));
			function next(err) {
				if (err) return done(err);
				if (err === false) return;
				task(next);
			}
			return next();
		}
		var forever$1 = awaitify(forever, 2);
		/**
		* The same as [`groupBy`]{@link module:Collections.groupBy} but runs a maximum of `limit` async operations at a time.
		*
		* @name groupByLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.groupBy]{@link module:Collections.groupBy}
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The iteratee should complete with a `key` to group the value under.
		* Invoked with (value, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. Result is an `Object` whoses
		* properties are arrays of values which returned the corresponding key.
		* @returns {Promise} a promise, if no callback is passed
		*/
		function groupByLimit(coll, limit, iteratee, callback) {
			var _iteratee = wrapAsync(iteratee);
			return mapLimit$1(coll, limit, (val, iterCb) => {
				_iteratee(val, (err, key) => {
					if (err) return iterCb(err);
					return iterCb(err, {
						key,
						val
					});
				});
			}, (err, mapResults) => {
				var result = {};
				var { hasOwnProperty } = Object.prototype;
				for (var i = 0; i < mapResults.length; i++) if (mapResults[i]) {
					var { key } = mapResults[i];
					var { val } = mapResults[i];
					if (hasOwnProperty.call(result, key)) result[key].push(val);
					else result[key] = [val];
				}
				return callback(err, result);
			});
		}
		var groupByLimit$1 = awaitify(groupByLimit, 4);
		/**
		* Returns a new object, where each value corresponds to an array of items, from
		* `coll`, that returned the corresponding key. That is, the keys of the object
		* correspond to the values passed to the `iteratee` callback.
		*
		* Note: Since this function applies the `iteratee` to each item in parallel,
		* there is no guarantee that the `iteratee` functions will complete in order.
		* However, the values for each key in the `result` will be in the same order as
		* the original `coll`. For Objects, the values will roughly be in the order of
		* the original Objects' keys (but this can vary across JavaScript engines).
		*
		* @name groupBy
		* @static
		* @memberOf module:Collections
		* @method
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The iteratee should complete with a `key` to group the value under.
		* Invoked with (value, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. Result is an `Object` whoses
		* properties are arrays of values which returned the corresponding key.
		* @returns {Promise} a promise, if no callback is passed
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		* // dir4 does not exist
		*
		* const files = ['dir1/file1.txt','dir2','dir4']
		*
		* // asynchronous function that detects file type as none, file, or directory
		* function detectFile(file, callback) {
		*     fs.stat(file, function(err, stat) {
		*         if (err) {
		*             return callback(null, 'none');
		*         }
		*         callback(null, stat.isDirectory() ? 'directory' : 'file');
		*     });
		* }
		*
		* //Using callbacks
		* async.groupBy(files, detectFile, function(err, result) {
		*     if(err) {
		*         console.log(err);
		*     } else {
		*	       console.log(result);
		*         // {
		*         //     file: [ 'dir1/file1.txt' ],
		*         //     none: [ 'dir4' ],
		*         //     directory: [ 'dir2']
		*         // }
		*         // result is object containing the files grouped by type
		*     }
		* });
		*
		* // Using Promises
		* async.groupBy(files, detectFile)
		* .then( result => {
		*     console.log(result);
		*     // {
		*     //     file: [ 'dir1/file1.txt' ],
		*     //     none: [ 'dir4' ],
		*     //     directory: [ 'dir2']
		*     // }
		*     // result is object containing the files grouped by type
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.groupBy(files, detectFile);
		*         console.log(result);
		*         // {
		*         //     file: [ 'dir1/file1.txt' ],
		*         //     none: [ 'dir4' ],
		*         //     directory: [ 'dir2']
		*         // }
		*         // result is object containing the files grouped by type
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function groupBy(coll, iteratee, callback) {
			return groupByLimit$1(coll, Infinity, iteratee, callback);
		}
		/**
		* The same as [`groupBy`]{@link module:Collections.groupBy} but runs only a single async operation at a time.
		*
		* @name groupBySeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.groupBy]{@link module:Collections.groupBy}
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The iteratee should complete with a `key` to group the value under.
		* Invoked with (value, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. Result is an `Object` whose
		* properties are arrays of values which returned the corresponding key.
		* @returns {Promise} a promise, if no callback is passed
		*/
		function groupBySeries(coll, iteratee, callback) {
			return groupByLimit$1(coll, 1, iteratee, callback);
		}
		/**
		* Logs the result of an `async` function to the `console`. Only works in
		* Node.js or in browsers that support `console.log` and `console.error` (such
		* as FF and Chrome). If multiple arguments are returned from the async
		* function, `console.log` is called on each argument in order.
		*
		* @name log
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {AsyncFunction} function - The function you want to eventually apply
		* all arguments to.
		* @param {...*} arguments... - Any number of arguments to apply to the function.
		* @example
		*
		* // in a module
		* var hello = function(name, callback) {
		*     setTimeout(function() {
		*         callback(null, 'hello ' + name);
		*     }, 1000);
		* };
		*
		* // in the node repl
		* node> async.log(hello, 'world');
		* 'hello world'
		*/
		var log = consoleFunc("log");
		/**
		* The same as [`mapValues`]{@link module:Collections.mapValues} but runs a maximum of `limit` async operations at a
		* time.
		*
		* @name mapValuesLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.mapValues]{@link module:Collections.mapValues}
		* @category Collection
		* @param {Object} obj - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - A function to apply to each value and key
		* in `coll`.
		* The iteratee should complete with the transformed value as its result.
		* Invoked with (value, key, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. `result` is a new object consisting
		* of each key from `obj`, with each transformed value on the right-hand side.
		* Invoked with (err, result).
		* @returns {Promise} a promise, if no callback is passed
		*/
		function mapValuesLimit(obj, limit, iteratee, callback) {
			callback = once(callback);
			var newObj = {};
			var _iteratee = wrapAsync(iteratee);
			return eachOfLimit$2(limit)(obj, (val, key, next) => {
				_iteratee(val, key, (err, result) => {
					if (err) return next(err);
					newObj[key] = result;
					next(err);
				});
			}, (err) => callback(err, newObj));
		}
		var mapValuesLimit$1 = awaitify(mapValuesLimit, 4);
		/**
		* A relative of [`map`]{@link module:Collections.map}, designed for use with objects.
		*
		* Produces a new Object by mapping each value of `obj` through the `iteratee`
		* function. The `iteratee` is called each `value` and `key` from `obj` and a
		* callback for when it has finished processing. Each of these callbacks takes
		* two arguments: an `error`, and the transformed item from `obj`. If `iteratee`
		* passes an error to its callback, the main `callback` (for the `mapValues`
		* function) is immediately called with the error.
		*
		* Note, the order of the keys in the result is not guaranteed.  The keys will
		* be roughly in the order they complete, (but this is very engine-specific)
		*
		* @name mapValues
		* @static
		* @memberOf module:Collections
		* @method
		* @category Collection
		* @param {Object} obj - A collection to iterate over.
		* @param {AsyncFunction} iteratee - A function to apply to each value and key
		* in `coll`.
		* The iteratee should complete with the transformed value as its result.
		* Invoked with (value, key, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. `result` is a new object consisting
		* of each key from `obj`, with each transformed value on the right-hand side.
		* Invoked with (err, result).
		* @returns {Promise} a promise, if no callback is passed
		* @example
		*
		* // file1.txt is a file that is 1000 bytes in size
		* // file2.txt is a file that is 2000 bytes in size
		* // file3.txt is a file that is 3000 bytes in size
		* // file4.txt does not exist
		*
		* const fileMap = {
		*     f1: 'file1.txt',
		*     f2: 'file2.txt',
		*     f3: 'file3.txt'
		* };
		*
		* const withMissingFileMap = {
		*     f1: 'file1.txt',
		*     f2: 'file2.txt',
		*     f3: 'file4.txt'
		* };
		*
		* // asynchronous function that returns the file size in bytes
		* function getFileSizeInBytes(file, key, callback) {
		*     fs.stat(file, function(err, stat) {
		*         if (err) {
		*             return callback(err);
		*         }
		*         callback(null, stat.size);
		*     });
		* }
		*
		* // Using callbacks
		* async.mapValues(fileMap, getFileSizeInBytes, function(err, result) {
		*     if (err) {
		*         console.log(err);
		*     } else {
		*         console.log(result);
		*         // result is now a map of file size in bytes for each file, e.g.
		*         // {
		*         //     f1: 1000,
		*         //     f2: 2000,
		*         //     f3: 3000
		*         // }
		*     }
		* });
		*
		* // Error handling
		* async.mapValues(withMissingFileMap, getFileSizeInBytes, function(err, result) {
		*     if (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*     } else {
		*         console.log(result);
		*     }
		* });
		*
		* // Using Promises
		* async.mapValues(fileMap, getFileSizeInBytes)
		* .then( result => {
		*     console.log(result);
		*     // result is now a map of file size in bytes for each file, e.g.
		*     // {
		*     //     f1: 1000,
		*     //     f2: 2000,
		*     //     f3: 3000
		*     // }
		* }).catch (err => {
		*     console.log(err);
		* });
		*
		* // Error Handling
		* async.mapValues(withMissingFileMap, getFileSizeInBytes)
		* .then( result => {
		*     console.log(result);
		* }).catch (err => {
		*     console.log(err);
		*     // [ Error: ENOENT: no such file or directory ]
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.mapValues(fileMap, getFileSizeInBytes);
		*         console.log(result);
		*         // result is now a map of file size in bytes for each file, e.g.
		*         // {
		*         //     f1: 1000,
		*         //     f2: 2000,
		*         //     f3: 3000
		*         // }
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* // Error Handling
		* async () => {
		*     try {
		*         let result = await async.mapValues(withMissingFileMap, getFileSizeInBytes);
		*         console.log(result);
		*     }
		*     catch (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*     }
		* }
		*
		*/
		function mapValues(obj, iteratee, callback) {
			return mapValuesLimit$1(obj, Infinity, iteratee, callback);
		}
		/**
		* The same as [`mapValues`]{@link module:Collections.mapValues} but runs only a single async operation at a time.
		*
		* @name mapValuesSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.mapValues]{@link module:Collections.mapValues}
		* @category Collection
		* @param {Object} obj - A collection to iterate over.
		* @param {AsyncFunction} iteratee - A function to apply to each value and key
		* in `coll`.
		* The iteratee should complete with the transformed value as its result.
		* Invoked with (value, key, callback).
		* @param {Function} [callback] - A callback which is called when all `iteratee`
		* functions have finished, or an error occurs. `result` is a new object consisting
		* of each key from `obj`, with each transformed value on the right-hand side.
		* Invoked with (err, result).
		* @returns {Promise} a promise, if no callback is passed
		*/
		function mapValuesSeries(obj, iteratee, callback) {
			return mapValuesLimit$1(obj, 1, iteratee, callback);
		}
		/**
		* Caches the results of an async function. When creating a hash to store
		* function results against, the callback is omitted from the hash and an
		* optional hash function can be used.
		*
		* **Note: if the async function errs, the result will not be cached and
		* subsequent calls will call the wrapped function.**
		*
		* If no hash function is specified, the first argument is used as a hash key,
		* which may work reasonably if it is a string or a data type that converts to a
		* distinct string. Note that objects and arrays will not behave reasonably.
		* Neither will cases where the other arguments are significant. In such cases,
		* specify your own hash function.
		*
		* The cache of results is exposed as the `memo` property of the function
		* returned by `memoize`.
		*
		* @name memoize
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {AsyncFunction} fn - The async function to proxy and cache results from.
		* @param {Function} hasher - An optional function for generating a custom hash
		* for storing results. It has all the arguments applied to it apart from the
		* callback, and must be synchronous.
		* @returns {AsyncFunction} a memoized version of `fn`
		* @example
		*
		* var slow_fn = function(name, callback) {
		*     // do something
		*     callback(null, result);
		* };
		* var fn = async.memoize(slow_fn);
		*
		* // fn can now be used as if it were slow_fn
		* fn('some name', function() {
		*     // callback
		* });
		*/
		function memoize(fn, hasher = (v) => v) {
			var memo = Object.create(null);
			var queues = Object.create(null);
			var _fn = wrapAsync(fn);
			var memoized = initialParams((args, callback) => {
				var key = hasher(...args);
				if (key in memo) setImmediate$1(() => callback(null, ...memo[key]));
				else if (key in queues) queues[key].push(callback);
				else {
					queues[key] = [callback];
					_fn(...args, (err, ...resultArgs) => {
						if (!err) memo[key] = resultArgs;
						var q = queues[key];
						delete queues[key];
						for (var i = 0, l = q.length; i < l; i++) q[i](err, ...resultArgs);
					});
				}
			});
			memoized.memo = memo;
			memoized.unmemoized = fn;
			return memoized;
		}
		/* istanbul ignore file */
		/**
		* Calls `callback` on a later loop around the event loop. In Node.js this just
		* calls `process.nextTick`.  In the browser it will use `setImmediate` if
		* available, otherwise `setTimeout(callback, 0)`, which means other higher
		* priority events may precede the execution of `callback`.
		*
		* This is used internally for browser-compatibility purposes.
		*
		* @name nextTick
		* @static
		* @memberOf module:Utils
		* @method
		* @see [async.setImmediate]{@link module:Utils.setImmediate}
		* @category Util
		* @param {Function} callback - The function to call on a later loop around
		* the event loop. Invoked with (args...).
		* @param {...*} args... - any number of additional arguments to pass to the
		* callback on the next tick.
		* @example
		*
		* var call_order = [];
		* async.nextTick(function() {
		*     call_order.push('two');
		*     // call_order now equals ['one','two']
		* });
		* call_order.push('one');
		*
		* async.setImmediate(function (a, b, c) {
		*     // a, b, and c equal 1, 2, and 3
		* }, 1, 2, 3);
		*/
		var _defer;
		if (hasNextTick) _defer = process.nextTick;
		else if (hasSetImmediate) _defer = setImmediate;
		else _defer = fallback;
		var nextTick = wrap(_defer);
		var _parallel = awaitify((eachfn, tasks, callback) => {
			var results = isArrayLike(tasks) ? [] : {};
			eachfn(tasks, (task, key, taskCb) => {
				wrapAsync(task)((err, ...result) => {
					if (result.length < 2) [result] = result;
					results[key] = result;
					taskCb(err);
				});
			}, (err) => callback(err, results));
		}, 3);
		/**
		* Run the `tasks` collection of functions in parallel, without waiting until
		* the previous function has completed. If any of the functions pass an error to
		* its callback, the main `callback` is immediately called with the value of the
		* error. Once the `tasks` have completed, the results are passed to the final
		* `callback` as an array.
		*
		* **Note:** `parallel` is about kicking-off I/O tasks in parallel, not about
		* parallel execution of code.  If your tasks do not use any timers or perform
		* any I/O, they will actually be executed in series.  Any synchronous setup
		* sections for each task will happen one after the other.  JavaScript remains
		* single-threaded.
		*
		* **Hint:** Use [`reflect`]{@link module:Utils.reflect} to continue the
		* execution of other tasks when a task fails.
		*
		* It is also possible to use an object instead of an array. Each property will
		* be run as a function and the results will be passed to the final `callback`
		* as an object instead of an array. This can be a more readable way of handling
		* results from {@link async.parallel}.
		*
		* @name parallel
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {Array|Iterable|AsyncIterable|Object} tasks - A collection of
		* [async functions]{@link AsyncFunction} to run.
		* Each async function can complete with any number of optional `result` values.
		* @param {Function} [callback] - An optional callback to run once all the
		* functions have completed successfully. This function gets a results array
		* (or object) containing all the result arguments passed to the task callbacks.
		* Invoked with (err, results).
		* @returns {Promise} a promise, if a callback is not passed
		*
		* @example
		*
		* //Using Callbacks
		* async.parallel([
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'one');
		*         }, 200);
		*     },
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'two');
		*         }, 100);
		*     }
		* ], function(err, results) {
		*     console.log(results);
		*     // results is equal to ['one','two'] even though
		*     // the second function had a shorter timeout.
		* });
		*
		* // an example using an object instead of an array
		* async.parallel({
		*     one: function(callback) {
		*         setTimeout(function() {
		*             callback(null, 1);
		*         }, 200);
		*     },
		*     two: function(callback) {
		*         setTimeout(function() {
		*             callback(null, 2);
		*         }, 100);
		*     }
		* }, function(err, results) {
		*     console.log(results);
		*     // results is equal to: { one: 1, two: 2 }
		* });
		*
		* //Using Promises
		* async.parallel([
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'one');
		*         }, 200);
		*     },
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'two');
		*         }, 100);
		*     }
		* ]).then(results => {
		*     console.log(results);
		*     // results is equal to ['one','two'] even though
		*     // the second function had a shorter timeout.
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* // an example using an object instead of an array
		* async.parallel({
		*     one: function(callback) {
		*         setTimeout(function() {
		*             callback(null, 1);
		*         }, 200);
		*     },
		*     two: function(callback) {
		*         setTimeout(function() {
		*             callback(null, 2);
		*         }, 100);
		*     }
		* }).then(results => {
		*     console.log(results);
		*     // results is equal to: { one: 1, two: 2 }
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* //Using async/await
		* async () => {
		*     try {
		*         let results = await async.parallel([
		*             function(callback) {
		*                 setTimeout(function() {
		*                     callback(null, 'one');
		*                 }, 200);
		*             },
		*             function(callback) {
		*                 setTimeout(function() {
		*                     callback(null, 'two');
		*                 }, 100);
		*             }
		*         ]);
		*         console.log(results);
		*         // results is equal to ['one','two'] even though
		*         // the second function had a shorter timeout.
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* // an example using an object instead of an array
		* async () => {
		*     try {
		*         let results = await async.parallel({
		*             one: function(callback) {
		*                 setTimeout(function() {
		*                     callback(null, 1);
		*                 }, 200);
		*             },
		*            two: function(callback) {
		*                 setTimeout(function() {
		*                     callback(null, 2);
		*                 }, 100);
		*            }
		*         });
		*         console.log(results);
		*         // results is equal to: { one: 1, two: 2 }
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function parallel(tasks, callback) {
			return _parallel(eachOf$1, tasks, callback);
		}
		/**
		* The same as [`parallel`]{@link module:ControlFlow.parallel} but runs a maximum of `limit` async operations at a
		* time.
		*
		* @name parallelLimit
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.parallel]{@link module:ControlFlow.parallel}
		* @category Control Flow
		* @param {Array|Iterable|AsyncIterable|Object} tasks - A collection of
		* [async functions]{@link AsyncFunction} to run.
		* Each async function can complete with any number of optional `result` values.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {Function} [callback] - An optional callback to run once all the
		* functions have completed successfully. This function gets a results array
		* (or object) containing all the result arguments passed to the task callbacks.
		* Invoked with (err, results).
		* @returns {Promise} a promise, if a callback is not passed
		*/
		function parallelLimit(tasks, limit, callback) {
			return _parallel(eachOfLimit$2(limit), tasks, callback);
		}
		/**
		* A queue of tasks for the worker function to complete.
		* @typedef {Iterable} QueueObject
		* @memberOf module:ControlFlow
		* @property {Function} length - a function returning the number of items
		* waiting to be processed. Invoke with `queue.length()`.
		* @property {boolean} started - a boolean indicating whether or not any
		* items have been pushed and processed by the queue.
		* @property {Function} running - a function returning the number of items
		* currently being processed. Invoke with `queue.running()`.
		* @property {Function} workersList - a function returning the array of items
		* currently being processed. Invoke with `queue.workersList()`.
		* @property {Function} idle - a function returning false if there are items
		* waiting or being processed, or true if not. Invoke with `queue.idle()`.
		* @property {number} concurrency - an integer for determining how many `worker`
		* functions should be run in parallel. This property can be changed after a
		* `queue` is created to alter the concurrency on-the-fly.
		* @property {number} payload - an integer that specifies how many items are
		* passed to the worker function at a time. only applies if this is a
		* [cargo]{@link module:ControlFlow.cargo} object
		* @property {AsyncFunction} push - add a new task to the `queue`. Calls `callback`
		* once the `worker` has finished processing the task. Instead of a single task,
		* a `tasks` array can be submitted. The respective callback is used for every
		* task in the list. Invoke with `queue.push(task, [callback])`,
		* @property {AsyncFunction} unshift - add a new task to the front of the `queue`.
		* Invoke with `queue.unshift(task, [callback])`.
		* @property {AsyncFunction} pushAsync - the same as `q.push`, except this returns
		* a promise that rejects if an error occurs.
		* @property {AsyncFunction} unshiftAsync - the same as `q.unshift`, except this returns
		* a promise that rejects if an error occurs.
		* @property {Function} remove - remove items from the queue that match a test
		* function.  The test function will be passed an object with a `data` property,
		* and a `priority` property, if this is a
		* [priorityQueue]{@link module:ControlFlow.priorityQueue} object.
		* Invoked with `queue.remove(testFn)`, where `testFn` is of the form
		* `function ({data, priority}) {}` and returns a Boolean.
		* @property {Function} saturated - a function that sets a callback that is
		* called when the number of running workers hits the `concurrency` limit, and
		* further tasks will be queued.  If the callback is omitted, `q.saturated()`
		* returns a promise for the next occurrence.
		* @property {Function} unsaturated - a function that sets a callback that is
		* called when the number of running workers is less than the `concurrency` &
		* `buffer` limits, and further tasks will not be queued. If the callback is
		* omitted, `q.unsaturated()` returns a promise for the next occurrence.
		* @property {number} buffer - A minimum threshold buffer in order to say that
		* the `queue` is `unsaturated`.
		* @property {Function} empty - a function that sets a callback that is called
		* when the last item from the `queue` is given to a `worker`. If the callback
		* is omitted, `q.empty()` returns a promise for the next occurrence.
		* @property {Function} drain - a function that sets a callback that is called
		* when the last item from the `queue` has returned from the `worker`. If the
		* callback is omitted, `q.drain()` returns a promise for the next occurrence.
		* @property {Function} error - a function that sets a callback that is called
		* when a task errors. Has the signature `function(error, task)`. If the
		* callback is omitted, `error()` returns a promise that rejects on the next
		* error.
		* @property {boolean} paused - a boolean for determining whether the queue is
		* in a paused state.
		* @property {Function} pause - a function that pauses the processing of tasks
		* until `resume()` is called. Invoke with `queue.pause()`.
		* @property {Function} resume - a function that resumes the processing of
		* queued tasks when the queue is paused. Invoke with `queue.resume()`.
		* @property {Function} kill - a function that removes the `drain` callback and
		* empties remaining tasks from the queue forcing it to go idle. No more tasks
		* should be pushed to the queue after calling this function. Invoke with `queue.kill()`.
		*
		* @example
		* const q = async.queue(worker, 2)
		* q.push(item1)
		* q.push(item2)
		* q.push(item3)
		* // queues are iterable, spread into an array to inspect
		* const items = [...q] // [item1, item2, item3]
		* // or use for of
		* for (let item of q) {
		*     console.log(item)
		* }
		*
		* q.drain(() => {
		*     console.log('all done')
		* })
		* // or
		* await q.drain()
		*/
		/**
		* Creates a `queue` object with the specified `concurrency`. Tasks added to the
		* `queue` are processed in parallel (up to the `concurrency` limit). If all
		* `worker`s are in progress, the task is queued until one becomes available.
		* Once a `worker` completes a `task`, that `task`'s callback is called.
		*
		* @name queue
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {AsyncFunction} worker - An async function for processing a queued task.
		* If you want to handle errors from an individual task, pass a callback to
		* `q.push()`. Invoked with (task, callback).
		* @param {number} [concurrency=1] - An `integer` for determining how many
		* `worker` functions should be run in parallel.  If omitted, the concurrency
		* defaults to `1`.  If the concurrency is `0`, an error is thrown.
		* @returns {module:ControlFlow.QueueObject} A queue object to manage the tasks. Callbacks can be
		* attached as certain properties to listen for specific events during the
		* lifecycle of the queue.
		* @example
		*
		* // create a queue object with concurrency 2
		* var q = async.queue(function(task, callback) {
		*     console.log('hello ' + task.name);
		*     callback();
		* }, 2);
		*
		* // assign a callback
		* q.drain(function() {
		*     console.log('all items have been processed');
		* });
		* // or await the end
		* await q.drain()
		*
		* // assign an error callback
		* q.error(function(err, task) {
		*     console.error('task experienced an error');
		* });
		*
		* // add some items to the queue
		* q.push({name: 'foo'}, function(err) {
		*     console.log('finished processing foo');
		* });
		* // callback is optional
		* q.push({name: 'bar'});
		*
		* // add some items to the queue (batch-wise)
		* q.push([{name: 'baz'},{name: 'bay'},{name: 'bax'}], function(err) {
		*     console.log('finished processing item');
		* });
		*
		* // add some items to the front of the queue
		* q.unshift({name: 'bar'}, function (err) {
		*     console.log('finished processing bar');
		* });
		*/
		function queue(worker, concurrency) {
			var _worker = wrapAsync(worker);
			return queue$1((items, cb) => {
				_worker(items[0], cb);
			}, concurrency, 1);
		}
		class Heap {
			constructor() {
				this.heap = [];
				this.pushCount = Number.MIN_SAFE_INTEGER;
			}
			get length() {
				return this.heap.length;
			}
			empty() {
				this.heap = [];
				return this;
			}
			percUp(index) {
				let p;
				while (index > 0 && smaller(this.heap[index], this.heap[p = parent(index)])) {
					let t = this.heap[index];
					this.heap[index] = this.heap[p];
					this.heap[p] = t;
					index = p;
				}
			}
			percDown(index) {
				let l;
				while ((l = leftChi(index)) < this.heap.length) {
					if (l + 1 < this.heap.length && smaller(this.heap[l + 1], this.heap[l])) l = l + 1;
					if (smaller(this.heap[index], this.heap[l])) break;
					let t = this.heap[index];
					this.heap[index] = this.heap[l];
					this.heap[l] = t;
					index = l;
				}
			}
			push(node) {
				node.pushCount = ++this.pushCount;
				this.heap.push(node);
				this.percUp(this.heap.length - 1);
			}
			unshift(node) {
				return this.heap.push(node);
			}
			shift() {
				let [top] = this.heap;
				this.heap[0] = this.heap[this.heap.length - 1];
				this.heap.pop();
				this.percDown(0);
				return top;
			}
			toArray() {
				return [...this];
			}
			*[Symbol.iterator]() {
				for (let i = 0; i < this.heap.length; i++) yield this.heap[i].data;
			}
			remove(testFn) {
				let j = 0;
				for (let i = 0; i < this.heap.length; i++) if (!testFn(this.heap[i])) {
					this.heap[j] = this.heap[i];
					j++;
				}
				this.heap.splice(j);
				for (let i = parent(this.heap.length - 1); i >= 0; i--) this.percDown(i);
				return this;
			}
		}
		function leftChi(i) {
			return (i << 1) + 1;
		}
		function parent(i) {
			return (i + 1 >> 1) - 1;
		}
		function smaller(x, y) {
			if (x.priority !== y.priority) return x.priority < y.priority;
			else return x.pushCount < y.pushCount;
		}
		/**
		* The same as [async.queue]{@link module:ControlFlow.queue} only tasks are assigned a priority and
		* completed in ascending priority order.
		*
		* @name priorityQueue
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.queue]{@link module:ControlFlow.queue}
		* @category Control Flow
		* @param {AsyncFunction} worker - An async function for processing a queued task.
		* If you want to handle errors from an individual task, pass a callback to
		* `q.push()`.
		* Invoked with (task, callback).
		* @param {number} concurrency - An `integer` for determining how many `worker`
		* functions should be run in parallel.  If omitted, the concurrency defaults to
		* `1`.  If the concurrency is `0`, an error is thrown.
		* @returns {module:ControlFlow.QueueObject} A priorityQueue object to manage the tasks. There are three
		* differences between `queue` and `priorityQueue` objects:
		* * `push(task, priority, [callback])` - `priority` should be a number. If an
		*   array of `tasks` is given, all tasks will be assigned the same priority.
		* * `pushAsync(task, priority, [callback])` - the same as `priorityQueue.push`,
		*   except this returns a promise that rejects if an error occurs.
		* * The `unshift` and `unshiftAsync` methods were removed.
		*/
		function priorityQueue(worker, concurrency) {
			var q = queue(worker, concurrency);
			var { push, pushAsync } = q;
			q._tasks = new Heap();
			q._createTaskItem = ({ data, priority }, callback) => {
				return {
					data,
					priority,
					callback
				};
			};
			function createDataItems(tasks, priority) {
				if (!Array.isArray(tasks)) return {
					data: tasks,
					priority
				};
				return tasks.map((data) => {
					return {
						data,
						priority
					};
				});
			}
			q.push = function(data, priority = 0, callback) {
				return push(createDataItems(data, priority), callback);
			};
			q.pushAsync = function(data, priority = 0, callback) {
				return pushAsync(createDataItems(data, priority), callback);
			};
			delete q.unshift;
			delete q.unshiftAsync;
			return q;
		}
		/**
		* Runs the `tasks` array of functions in parallel, without waiting until the
		* previous function has completed. Once any of the `tasks` complete or pass an
		* error to its callback, the main `callback` is immediately called. It's
		* equivalent to `Promise.race()`.
		*
		* @name race
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {Array} tasks - An array containing [async functions]{@link AsyncFunction}
		* to run. Each function can complete with an optional `result` value.
		* @param {Function} callback - A callback to run once any of the functions have
		* completed. This function gets an error or result from the first function that
		* completed. Invoked with (err, result).
		* @returns {Promise} a promise, if a callback is omitted
		* @example
		*
		* async.race([
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'one');
		*         }, 200);
		*     },
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'two');
		*         }, 100);
		*     }
		* ],
		* // main callback
		* function(err, result) {
		*     // the result will be equal to 'two' as it finishes earlier
		* });
		*/
		function race(tasks, callback) {
			callback = once(callback);
			if (!Array.isArray(tasks)) return callback(/* @__PURE__ */ new TypeError("First argument to race must be an array of functions"));
			if (!tasks.length) return callback();
			for (var i = 0, l = tasks.length; i < l; i++) wrapAsync(tasks[i])(callback);
		}
		var race$1 = awaitify(race, 2);
		/**
		* Same as [`reduce`]{@link module:Collections.reduce}, only operates on `array` in reverse order.
		*
		* @name reduceRight
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.reduce]{@link module:Collections.reduce}
		* @alias foldr
		* @category Collection
		* @param {Array} array - A collection to iterate over.
		* @param {*} memo - The initial state of the reduction.
		* @param {AsyncFunction} iteratee - A function applied to each item in the
		* array to produce the next step in the reduction.
		* The `iteratee` should complete with the next state of the reduction.
		* If the iteratee completes with an error, the reduction is stopped and the
		* main `callback` is immediately called with the error.
		* Invoked with (memo, item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Result is the reduced value. Invoked with
		* (err, result).
		* @returns {Promise} a promise, if no callback is passed
		*/
		function reduceRight(array, memo, iteratee, callback) {
			return reduce$1([...array].reverse(), memo, iteratee, callback);
		}
		/**
		* Wraps the async function in another function that always completes with a
		* result object, even when it errors.
		*
		* The result object has either the property `error` or `value`.
		*
		* @name reflect
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {AsyncFunction} fn - The async function you want to wrap
		* @returns {Function} - A function that always passes null to it's callback as
		* the error. The second argument to the callback will be an `object` with
		* either an `error` or a `value` property.
		* @example
		*
		* async.parallel([
		*     async.reflect(function(callback) {
		*         // do some stuff ...
		*         callback(null, 'one');
		*     }),
		*     async.reflect(function(callback) {
		*         // do some more stuff but error ...
		*         callback('bad stuff happened');
		*     }),
		*     async.reflect(function(callback) {
		*         // do some more stuff ...
		*         callback(null, 'two');
		*     })
		* ],
		* // optional callback
		* function(err, results) {
		*     // values
		*     // results[0].value = 'one'
		*     // results[1].error = 'bad stuff happened'
		*     // results[2].value = 'two'
		* });
		*/
		function reflect(fn) {
			var _fn = wrapAsync(fn);
			return initialParams(function reflectOn(args, reflectCallback) {
				args.push((error, ...cbArgs) => {
					let retVal = {};
					if (error) retVal.error = error;
					if (cbArgs.length > 0) {
						var value = cbArgs;
						if (cbArgs.length <= 1) [value] = cbArgs;
						retVal.value = value;
					}
					reflectCallback(null, retVal);
				});
				return _fn.apply(this, args);
			});
		}
		/**
		* A helper function that wraps an array or an object of functions with `reflect`.
		*
		* @name reflectAll
		* @static
		* @memberOf module:Utils
		* @method
		* @see [async.reflect]{@link module:Utils.reflect}
		* @category Util
		* @param {Array|Object|Iterable} tasks - The collection of
		* [async functions]{@link AsyncFunction} to wrap in `async.reflect`.
		* @returns {Array} Returns an array of async functions, each wrapped in
		* `async.reflect`
		* @example
		*
		* let tasks = [
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'one');
		*         }, 200);
		*     },
		*     function(callback) {
		*         // do some more stuff but error ...
		*         callback(new Error('bad stuff happened'));
		*     },
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'two');
		*         }, 100);
		*     }
		* ];
		*
		* async.parallel(async.reflectAll(tasks),
		* // optional callback
		* function(err, results) {
		*     // values
		*     // results[0].value = 'one'
		*     // results[1].error = Error('bad stuff happened')
		*     // results[2].value = 'two'
		* });
		*
		* // an example using an object instead of an array
		* let tasks = {
		*     one: function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'one');
		*         }, 200);
		*     },
		*     two: function(callback) {
		*         callback('two');
		*     },
		*     three: function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'three');
		*         }, 100);
		*     }
		* };
		*
		* async.parallel(async.reflectAll(tasks),
		* // optional callback
		* function(err, results) {
		*     // values
		*     // results.one.value = 'one'
		*     // results.two.error = 'two'
		*     // results.three.value = 'three'
		* });
		*/
		function reflectAll(tasks) {
			var results;
			if (Array.isArray(tasks)) results = tasks.map(reflect);
			else {
				results = {};
				Object.keys(tasks).forEach((key) => {
					results[key] = reflect.call(this, tasks[key]);
				});
			}
			return results;
		}
		function reject$2(eachfn, arr, _iteratee, callback) {
			const iteratee = wrapAsync(_iteratee);
			return _filter(eachfn, arr, (value, cb) => {
				iteratee(value, (err, v) => {
					cb(err, !v);
				});
			}, callback);
		}
		/**
		* The opposite of [`filter`]{@link module:Collections.filter}. Removes values that pass an `async` truth test.
		*
		* @name reject
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.filter]{@link module:Collections.filter}
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {Function} iteratee - An async truth test to apply to each item in
		* `coll`.
		* The should complete with a boolean value as its `result`.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback is passed
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		*
		* const fileList = ['dir1/file1.txt','dir2/file3.txt','dir3/file6.txt'];
		*
		* // asynchronous function that checks if a file exists
		* function fileExists(file, callback) {
		*    fs.access(file, fs.constants.F_OK, (err) => {
		*        callback(null, !err);
		*    });
		* }
		*
		* // Using callbacks
		* async.reject(fileList, fileExists, function(err, results) {
		*    // [ 'dir3/file6.txt' ]
		*    // results now equals an array of the non-existing files
		* });
		*
		* // Using Promises
		* async.reject(fileList, fileExists)
		* .then( results => {
		*     console.log(results);
		*     // [ 'dir3/file6.txt' ]
		*     // results now equals an array of the non-existing files
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let results = await async.reject(fileList, fileExists);
		*         console.log(results);
		*         // [ 'dir3/file6.txt' ]
		*         // results now equals an array of the non-existing files
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function reject(coll, iteratee, callback) {
			return reject$2(eachOf$1, coll, iteratee, callback);
		}
		var reject$1 = awaitify(reject, 3);
		/**
		* The same as [`reject`]{@link module:Collections.reject} but runs a maximum of `limit` async operations at a
		* time.
		*
		* @name rejectLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.reject]{@link module:Collections.reject}
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {Function} iteratee - An async truth test to apply to each item in
		* `coll`.
		* The should complete with a boolean value as its `result`.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback is passed
		*/
		function rejectLimit(coll, limit, iteratee, callback) {
			return reject$2(eachOfLimit$2(limit), coll, iteratee, callback);
		}
		var rejectLimit$1 = awaitify(rejectLimit, 4);
		/**
		* The same as [`reject`]{@link module:Collections.reject} but runs only a single async operation at a time.
		*
		* @name rejectSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.reject]{@link module:Collections.reject}
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {Function} iteratee - An async truth test to apply to each item in
		* `coll`.
		* The should complete with a boolean value as its `result`.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback is passed
		*/
		function rejectSeries(coll, iteratee, callback) {
			return reject$2(eachOfSeries$1, coll, iteratee, callback);
		}
		var rejectSeries$1 = awaitify(rejectSeries, 3);
		function constant(value) {
			return function() {
				return value;
			};
		}
		/**
		* Attempts to get a successful response from `task` no more than `times` times
		* before returning an error. If the task is successful, the `callback` will be
		* passed the result of the successful task. If all attempts fail, the callback
		* will be passed the error and result (if any) of the final attempt.
		*
		* @name retry
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @see [async.retryable]{@link module:ControlFlow.retryable}
		* @param {Object|number} [opts = {times: 5, interval: 0}| 5] - Can be either an
		* object with `times` and `interval` or a number.
		* * `times` - The number of attempts to make before giving up.  The default
		*   is `5`.
		* * `interval` - The time to wait between retries, in milliseconds.  The
		*   default is `0`. The interval may also be specified as a function of the
		*   retry count (see example).
		* * `errorFilter` - An optional synchronous function that is invoked on
		*   erroneous result. If it returns `true` the retry attempts will continue;
		*   if the function returns `false` the retry flow is aborted with the current
		*   attempt's error and result being returned to the final callback.
		*   Invoked with (err).
		* * If `opts` is a number, the number specifies the number of times to retry,
		*   with the default interval of `0`.
		* @param {AsyncFunction} task - An async function to retry.
		* Invoked with (callback).
		* @param {Function} [callback] - An optional callback which is called when the
		* task has succeeded, or after the final failed attempt. It receives the `err`
		* and `result` arguments of the last attempt at completing the `task`. Invoked
		* with (err, results).
		* @returns {Promise} a promise if no callback provided
		*
		* @example
		*
		* // The `retry` function can be used as a stand-alone control flow by passing
		* // a callback, as shown below:
		*
		* // try calling apiMethod 3 times
		* async.retry(3, apiMethod, function(err, result) {
		*     // do something with the result
		* });
		*
		* // try calling apiMethod 3 times, waiting 200 ms between each retry
		* async.retry({times: 3, interval: 200}, apiMethod, function(err, result) {
		*     // do something with the result
		* });
		*
		* // try calling apiMethod 10 times with exponential backoff
		* // (i.e. intervals of 100, 200, 400, 800, 1600, ... milliseconds)
		* async.retry({
		*   times: 10,
		*   interval: function(retryCount) {
		*     return 50 * Math.pow(2, retryCount);
		*   }
		* }, apiMethod, function(err, result) {
		*     // do something with the result
		* });
		*
		* // try calling apiMethod the default 5 times no delay between each retry
		* async.retry(apiMethod, function(err, result) {
		*     // do something with the result
		* });
		*
		* // try calling apiMethod only when error condition satisfies, all other
		* // errors will abort the retry control flow and return to final callback
		* async.retry({
		*   errorFilter: function(err) {
		*     return err.message === 'Temporary error'; // only retry on a specific error
		*   }
		* }, apiMethod, function(err, result) {
		*     // do something with the result
		* });
		*
		* // to retry individual methods that are not as reliable within other
		* // control flow functions, use the `retryable` wrapper:
		* async.auto({
		*     users: api.getUsers.bind(api),
		*     payments: async.retryable(3, api.getPayments.bind(api))
		* }, function(err, results) {
		*     // do something with the results
		* });
		*
		*/
		const DEFAULT_TIMES = 5;
		const DEFAULT_INTERVAL = 0;
		function retry(opts, task, callback) {
			var options = {
				times: DEFAULT_TIMES,
				intervalFunc: constant(DEFAULT_INTERVAL)
			};
			if (arguments.length < 3 && typeof opts === "function") {
				callback = task || promiseCallback();
				task = opts;
			} else {
				parseTimes(options, opts);
				callback = callback || promiseCallback();
			}
			if (typeof task !== "function") throw new Error("Invalid arguments for async.retry");
			var _task = wrapAsync(task);
			var attempt = 1;
			function retryAttempt() {
				_task((err, ...args) => {
					if (err === false) return;
					if (err && attempt++ < options.times && (typeof options.errorFilter != "function" || options.errorFilter(err))) setTimeout(retryAttempt, options.intervalFunc(attempt - 1));
					else callback(err, ...args);
				});
			}
			retryAttempt();
			return callback[PROMISE_SYMBOL];
		}
		function parseTimes(acc, t) {
			if (typeof t === "object") {
				acc.times = +t.times || DEFAULT_TIMES;
				acc.intervalFunc = typeof t.interval === "function" ? t.interval : constant(+t.interval || DEFAULT_INTERVAL);
				acc.errorFilter = t.errorFilter;
			} else if (typeof t === "number" || typeof t === "string") acc.times = +t || DEFAULT_TIMES;
			else throw new Error("Invalid arguments for async.retry");
		}
		/**
		* A close relative of [`retry`]{@link module:ControlFlow.retry}.  This method
		* wraps a task and makes it retryable, rather than immediately calling it
		* with retries.
		*
		* @name retryable
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.retry]{@link module:ControlFlow.retry}
		* @category Control Flow
		* @param {Object|number} [opts = {times: 5, interval: 0}| 5] - optional
		* options, exactly the same as from `retry`, except for a `opts.arity` that
		* is the arity of the `task` function, defaulting to `task.length`
		* @param {AsyncFunction} task - the asynchronous function to wrap.
		* This function will be passed any arguments passed to the returned wrapper.
		* Invoked with (...args, callback).
		* @returns {AsyncFunction} The wrapped function, which when invoked, will
		* retry on an error, based on the parameters specified in `opts`.
		* This function will accept the same parameters as `task`.
		* @example
		*
		* async.auto({
		*     dep1: async.retryable(3, getFromFlakyService),
		*     process: ["dep1", async.retryable(3, function (results, cb) {
		*         maybeProcessData(results.dep1, cb);
		*     })]
		* }, callback);
		*/
		function retryable(opts, task) {
			if (!task) {
				task = opts;
				opts = null;
			}
			let arity = opts && opts.arity || task.length;
			if (isAsync(task)) arity += 1;
			var _task = wrapAsync(task);
			return initialParams((args, callback) => {
				if (args.length < arity - 1 || callback == null) {
					args.push(callback);
					callback = promiseCallback();
				}
				function taskFn(cb) {
					_task(...args, cb);
				}
				if (opts) retry(opts, taskFn, callback);
				else retry(taskFn, callback);
				return callback[PROMISE_SYMBOL];
			});
		}
		/**
		* Run the functions in the `tasks` collection in series, each one running once
		* the previous function has completed. If any functions in the series pass an
		* error to its callback, no more functions are run, and `callback` is
		* immediately called with the value of the error. Otherwise, `callback`
		* receives an array of results when `tasks` have completed.
		*
		* It is also possible to use an object instead of an array. Each property will
		* be run as a function, and the results will be passed to the final `callback`
		* as an object instead of an array. This can be a more readable way of handling
		*  results from {@link async.series}.
		*
		* **Note** that while many implementations preserve the order of object
		* properties, the [ECMAScript Language Specification](http://www.ecma-international.org/ecma-262/5.1/#sec-8.6)
		* explicitly states that
		*
		* > The mechanics and order of enumerating the properties is not specified.
		*
		* So if you rely on the order in which your series of functions are executed,
		* and want this to work on all platforms, consider using an array.
		*
		* @name series
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {Array|Iterable|AsyncIterable|Object} tasks - A collection containing
		* [async functions]{@link AsyncFunction} to run in series.
		* Each function can complete with any number of optional `result` values.
		* @param {Function} [callback] - An optional callback to run once all the
		* functions have completed. This function gets a results array (or object)
		* containing all the result arguments passed to the `task` callbacks. Invoked
		* with (err, result).
		* @return {Promise} a promise, if no callback is passed
		* @example
		*
		* //Using Callbacks
		* async.series([
		*     function(callback) {
		*         setTimeout(function() {
		*             // do some async task
		*             callback(null, 'one');
		*         }, 200);
		*     },
		*     function(callback) {
		*         setTimeout(function() {
		*             // then do another async task
		*             callback(null, 'two');
		*         }, 100);
		*     }
		* ], function(err, results) {
		*     console.log(results);
		*     // results is equal to ['one','two']
		* });
		*
		* // an example using objects instead of arrays
		* async.series({
		*     one: function(callback) {
		*         setTimeout(function() {
		*             // do some async task
		*             callback(null, 1);
		*         }, 200);
		*     },
		*     two: function(callback) {
		*         setTimeout(function() {
		*             // then do another async task
		*             callback(null, 2);
		*         }, 100);
		*     }
		* }, function(err, results) {
		*     console.log(results);
		*     // results is equal to: { one: 1, two: 2 }
		* });
		*
		* //Using Promises
		* async.series([
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'one');
		*         }, 200);
		*     },
		*     function(callback) {
		*         setTimeout(function() {
		*             callback(null, 'two');
		*         }, 100);
		*     }
		* ]).then(results => {
		*     console.log(results);
		*     // results is equal to ['one','two']
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* // an example using an object instead of an array
		* async.series({
		*     one: function(callback) {
		*         setTimeout(function() {
		*             // do some async task
		*             callback(null, 1);
		*         }, 200);
		*     },
		*     two: function(callback) {
		*         setTimeout(function() {
		*             // then do another async task
		*             callback(null, 2);
		*         }, 100);
		*     }
		* }).then(results => {
		*     console.log(results);
		*     // results is equal to: { one: 1, two: 2 }
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* //Using async/await
		* async () => {
		*     try {
		*         let results = await async.series([
		*             function(callback) {
		*                 setTimeout(function() {
		*                     // do some async task
		*                     callback(null, 'one');
		*                 }, 200);
		*             },
		*             function(callback) {
		*                 setTimeout(function() {
		*                     // then do another async task
		*                     callback(null, 'two');
		*                 }, 100);
		*             }
		*         ]);
		*         console.log(results);
		*         // results is equal to ['one','two']
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* // an example using an object instead of an array
		* async () => {
		*     try {
		*         let results = await async.parallel({
		*             one: function(callback) {
		*                 setTimeout(function() {
		*                     // do some async task
		*                     callback(null, 1);
		*                 }, 200);
		*             },
		*            two: function(callback) {
		*                 setTimeout(function() {
		*                     // then do another async task
		*                     callback(null, 2);
		*                 }, 100);
		*            }
		*         });
		*         console.log(results);
		*         // results is equal to: { one: 1, two: 2 }
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function series(tasks, callback) {
			return _parallel(eachOfSeries$1, tasks, callback);
		}
		/**
		* Returns `true` if at least one element in the `coll` satisfies an async test.
		* If any iteratee call returns `true`, the main `callback` is immediately
		* called.
		*
		* @name some
		* @static
		* @memberOf module:Collections
		* @method
		* @alias any
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async truth test to apply to each item
		* in the collections in parallel.
		* The iteratee should complete with a boolean `result` value.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called as soon as any
		* iteratee returns `true`, or after all the iteratee functions have finished.
		* Result will be either `true` or `false` depending on the values of the async
		* tests. Invoked with (err, result).
		* @returns {Promise} a promise, if no callback provided
		* @example
		*
		* // dir1 is a directory that contains file1.txt, file2.txt
		* // dir2 is a directory that contains file3.txt, file4.txt
		* // dir3 is a directory that contains file5.txt
		* // dir4 does not exist
		*
		* // asynchronous function that checks if a file exists
		* function fileExists(file, callback) {
		*    fs.access(file, fs.constants.F_OK, (err) => {
		*        callback(null, !err);
		*    });
		* }
		*
		* // Using callbacks
		* async.some(['dir1/missing.txt','dir2/missing.txt','dir3/file5.txt'], fileExists,
		*    function(err, result) {
		*        console.log(result);
		*        // true
		*        // result is true since some file in the list exists
		*    }
		*);
		*
		* async.some(['dir1/missing.txt','dir2/missing.txt','dir4/missing.txt'], fileExists,
		*    function(err, result) {
		*        console.log(result);
		*        // false
		*        // result is false since none of the files exists
		*    }
		*);
		*
		* // Using Promises
		* async.some(['dir1/missing.txt','dir2/missing.txt','dir3/file5.txt'], fileExists)
		* .then( result => {
		*     console.log(result);
		*     // true
		*     // result is true since some file in the list exists
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* async.some(['dir1/missing.txt','dir2/missing.txt','dir4/missing.txt'], fileExists)
		* .then( result => {
		*     console.log(result);
		*     // false
		*     // result is false since none of the files exists
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.some(['dir1/missing.txt','dir2/missing.txt','dir3/file5.txt'], fileExists);
		*         console.log(result);
		*         // true
		*         // result is true since some file in the list exists
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		* async () => {
		*     try {
		*         let result = await async.some(['dir1/missing.txt','dir2/missing.txt','dir4/missing.txt'], fileExists);
		*         console.log(result);
		*         // false
		*         // result is false since none of the files exists
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function some(coll, iteratee, callback) {
			return _createTester(Boolean, (res) => res)(eachOf$1, coll, iteratee, callback);
		}
		var some$1 = awaitify(some, 3);
		/**
		* The same as [`some`]{@link module:Collections.some} but runs a maximum of `limit` async operations at a time.
		*
		* @name someLimit
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.some]{@link module:Collections.some}
		* @alias anyLimit
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - An async truth test to apply to each item
		* in the collections in parallel.
		* The iteratee should complete with a boolean `result` value.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called as soon as any
		* iteratee returns `true`, or after all the iteratee functions have finished.
		* Result will be either `true` or `false` depending on the values of the async
		* tests. Invoked with (err, result).
		* @returns {Promise} a promise, if no callback provided
		*/
		function someLimit(coll, limit, iteratee, callback) {
			return _createTester(Boolean, (res) => res)(eachOfLimit$2(limit), coll, iteratee, callback);
		}
		var someLimit$1 = awaitify(someLimit, 4);
		/**
		* The same as [`some`]{@link module:Collections.some} but runs only a single async operation at a time.
		*
		* @name someSeries
		* @static
		* @memberOf module:Collections
		* @method
		* @see [async.some]{@link module:Collections.some}
		* @alias anySeries
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async truth test to apply to each item
		* in the collections in series.
		* The iteratee should complete with a boolean `result` value.
		* Invoked with (item, callback).
		* @param {Function} [callback] - A callback which is called as soon as any
		* iteratee returns `true`, or after all the iteratee functions have finished.
		* Result will be either `true` or `false` depending on the values of the async
		* tests. Invoked with (err, result).
		* @returns {Promise} a promise, if no callback provided
		*/
		function someSeries(coll, iteratee, callback) {
			return _createTester(Boolean, (res) => res)(eachOfSeries$1, coll, iteratee, callback);
		}
		var someSeries$1 = awaitify(someSeries, 3);
		/**
		* Sorts a list by the results of running each `coll` value through an async
		* `iteratee`.
		*
		* @name sortBy
		* @static
		* @memberOf module:Collections
		* @method
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {AsyncFunction} iteratee - An async function to apply to each item in
		* `coll`.
		* The iteratee should complete with a value to use as the sort criteria as
		* its `result`.
		* Invoked with (item, callback).
		* @param {Function} callback - A callback which is called after all the
		* `iteratee` functions have finished, or an error occurs. Results is the items
		* from the original `coll` sorted by the values returned by the `iteratee`
		* calls. Invoked with (err, results).
		* @returns {Promise} a promise, if no callback passed
		* @example
		*
		* // bigfile.txt is a file that is 251100 bytes in size
		* // mediumfile.txt is a file that is 11000 bytes in size
		* // smallfile.txt is a file that is 121 bytes in size
		*
		* // asynchronous function that returns the file size in bytes
		* function getFileSizeInBytes(file, callback) {
		*     fs.stat(file, function(err, stat) {
		*         if (err) {
		*             return callback(err);
		*         }
		*         callback(null, stat.size);
		*     });
		* }
		*
		* // Using callbacks
		* async.sortBy(['mediumfile.txt','smallfile.txt','bigfile.txt'], getFileSizeInBytes,
		*     function(err, results) {
		*         if (err) {
		*             console.log(err);
		*         } else {
		*             console.log(results);
		*             // results is now the original array of files sorted by
		*             // file size (ascending by default), e.g.
		*             // [ 'smallfile.txt', 'mediumfile.txt', 'bigfile.txt']
		*         }
		*     }
		* );
		*
		* // By modifying the callback parameter the
		* // sorting order can be influenced:
		*
		* // ascending order
		* async.sortBy(['mediumfile.txt','smallfile.txt','bigfile.txt'], function(file, callback) {
		*     getFileSizeInBytes(file, function(getFileSizeErr, fileSize) {
		*         if (getFileSizeErr) return callback(getFileSizeErr);
		*         callback(null, fileSize);
		*     });
		* }, function(err, results) {
		*         if (err) {
		*             console.log(err);
		*         } else {
		*             console.log(results);
		*             // results is now the original array of files sorted by
		*             // file size (ascending by default), e.g.
		*             // [ 'smallfile.txt', 'mediumfile.txt', 'bigfile.txt']
		*         }
		*     }
		* );
		*
		* // descending order
		* async.sortBy(['bigfile.txt','mediumfile.txt','smallfile.txt'], function(file, callback) {
		*     getFileSizeInBytes(file, function(getFileSizeErr, fileSize) {
		*         if (getFileSizeErr) {
		*             return callback(getFileSizeErr);
		*         }
		*         callback(null, fileSize * -1);
		*     });
		* }, function(err, results) {
		*         if (err) {
		*             console.log(err);
		*         } else {
		*             console.log(results);
		*             // results is now the original array of files sorted by
		*             // file size (ascending by default), e.g.
		*             // [ 'bigfile.txt', 'mediumfile.txt', 'smallfile.txt']
		*         }
		*     }
		* );
		*
		* // Error handling
		* async.sortBy(['mediumfile.txt','smallfile.txt','missingfile.txt'], getFileSizeInBytes,
		*     function(err, results) {
		*         if (err) {
		*             console.log(err);
		*             // [ Error: ENOENT: no such file or directory ]
		*         } else {
		*             console.log(results);
		*         }
		*     }
		* );
		*
		* // Using Promises
		* async.sortBy(['mediumfile.txt','smallfile.txt','bigfile.txt'], getFileSizeInBytes)
		* .then( results => {
		*     console.log(results);
		*     // results is now the original array of files sorted by
		*     // file size (ascending by default), e.g.
		*     // [ 'smallfile.txt', 'mediumfile.txt', 'bigfile.txt']
		* }).catch( err => {
		*     console.log(err);
		* });
		*
		* // Error handling
		* async.sortBy(['mediumfile.txt','smallfile.txt','missingfile.txt'], getFileSizeInBytes)
		* .then( results => {
		*     console.log(results);
		* }).catch( err => {
		*     console.log(err);
		*     // [ Error: ENOENT: no such file or directory ]
		* });
		*
		* // Using async/await
		* (async () => {
		*     try {
		*         let results = await async.sortBy(['bigfile.txt','mediumfile.txt','smallfile.txt'], getFileSizeInBytes);
		*         console.log(results);
		*         // results is now the original array of files sorted by
		*         // file size (ascending by default), e.g.
		*         // [ 'smallfile.txt', 'mediumfile.txt', 'bigfile.txt']
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* })();
		*
		* // Error handling
		* async () => {
		*     try {
		*         let results = await async.sortBy(['missingfile.txt','mediumfile.txt','smallfile.txt'], getFileSizeInBytes);
		*         console.log(results);
		*     }
		*     catch (err) {
		*         console.log(err);
		*         // [ Error: ENOENT: no such file or directory ]
		*     }
		* }
		*
		*/
		function sortBy(coll, iteratee, callback) {
			var _iteratee = wrapAsync(iteratee);
			return map$1(coll, (x, iterCb) => {
				_iteratee(x, (err, criteria) => {
					if (err) return iterCb(err);
					iterCb(err, {
						value: x,
						criteria
					});
				});
			}, (err, results) => {
				if (err) return callback(err);
				callback(null, results.sort(comparator).map((v) => v.value));
			});
			function comparator(left, right) {
				var a = left.criteria, b = right.criteria;
				return a < b ? -1 : a > b ? 1 : 0;
			}
		}
		var sortBy$1 = awaitify(sortBy, 3);
		/**
		* Sets a time limit on an asynchronous function. If the function does not call
		* its callback within the specified milliseconds, it will be called with a
		* timeout error. The code property for the error object will be `'ETIMEDOUT'`.
		*
		* @name timeout
		* @static
		* @memberOf module:Utils
		* @method
		* @category Util
		* @param {AsyncFunction} asyncFn - The async function to limit in time.
		* @param {number} milliseconds - The specified time limit.
		* @param {*} [info] - Any variable you want attached (`string`, `object`, etc)
		* to timeout Error for more information..
		* @returns {AsyncFunction} Returns a wrapped function that can be used with any
		* of the control flow functions.
		* Invoke this function with the same parameters as you would `asyncFunc`.
		* @example
		*
		* function myFunction(foo, callback) {
		*     doAsyncTask(foo, function(err, data) {
		*         // handle errors
		*         if (err) return callback(err);
		*
		*         // do some stuff ...
		*
		*         // return processed data
		*         return callback(null, data);
		*     });
		* }
		*
		* var wrapped = async.timeout(myFunction, 1000);
		*
		* // call `wrapped` as you would `myFunction`
		* wrapped({ bar: 'bar' }, function(err, data) {
		*     // if `myFunction` takes < 1000 ms to execute, `err`
		*     // and `data` will have their expected values
		*
		*     // else `err` will be an Error with the code 'ETIMEDOUT'
		* });
		*/
		function timeout(asyncFn, milliseconds, info) {
			var fn = wrapAsync(asyncFn);
			return initialParams((args, callback) => {
				var timedOut = false;
				var timer;
				function timeoutCallback() {
					var name = asyncFn.name || "anonymous";
					var error = /* @__PURE__ */ new Error("Callback function \"" + name + "\" timed out.");
					error.code = "ETIMEDOUT";
					if (info) error.info = info;
					timedOut = true;
					callback(error);
				}
				args.push((...cbArgs) => {
					if (!timedOut) {
						callback(...cbArgs);
						clearTimeout(timer);
					}
				});
				timer = setTimeout(timeoutCallback, milliseconds);
				fn(...args);
			});
		}
		function range(size) {
			var result = Array(size);
			while (size--) result[size] = size;
			return result;
		}
		/**
		* The same as [times]{@link module:ControlFlow.times} but runs a maximum of `limit` async operations at a
		* time.
		*
		* @name timesLimit
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.times]{@link module:ControlFlow.times}
		* @category Control Flow
		* @param {number} count - The number of times to run the function.
		* @param {number} limit - The maximum number of async operations at a time.
		* @param {AsyncFunction} iteratee - The async function to call `n` times.
		* Invoked with the iteration index and a callback: (n, next).
		* @param {Function} callback - see [async.map]{@link module:Collections.map}.
		* @returns {Promise} a promise, if no callback is provided
		*/
		function timesLimit(count, limit, iteratee, callback) {
			var _iteratee = wrapAsync(iteratee);
			return mapLimit$1(range(count), limit, _iteratee, callback);
		}
		/**
		* Calls the `iteratee` function `n` times, and accumulates results in the same
		* manner you would use with [map]{@link module:Collections.map}.
		*
		* @name times
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.map]{@link module:Collections.map}
		* @category Control Flow
		* @param {number} n - The number of times to run the function.
		* @param {AsyncFunction} iteratee - The async function to call `n` times.
		* Invoked with the iteration index and a callback: (n, next).
		* @param {Function} callback - see {@link module:Collections.map}.
		* @returns {Promise} a promise, if no callback is provided
		* @example
		*
		* // Pretend this is some complicated async factory
		* var createUser = function(id, callback) {
		*     callback(null, {
		*         id: 'user' + id
		*     });
		* };
		*
		* // generate 5 users
		* async.times(5, function(n, next) {
		*     createUser(n, function(err, user) {
		*         next(err, user);
		*     });
		* }, function(err, users) {
		*     // we should now have 5 users
		* });
		*/
		function times(n, iteratee, callback) {
			return timesLimit(n, Infinity, iteratee, callback);
		}
		/**
		* The same as [times]{@link module:ControlFlow.times} but runs only a single async operation at a time.
		*
		* @name timesSeries
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.times]{@link module:ControlFlow.times}
		* @category Control Flow
		* @param {number} n - The number of times to run the function.
		* @param {AsyncFunction} iteratee - The async function to call `n` times.
		* Invoked with the iteration index and a callback: (n, next).
		* @param {Function} callback - see {@link module:Collections.map}.
		* @returns {Promise} a promise, if no callback is provided
		*/
		function timesSeries(n, iteratee, callback) {
			return timesLimit(n, 1, iteratee, callback);
		}
		/**
		* A relative of `reduce`.  Takes an Object or Array, and iterates over each
		* element in parallel, each step potentially mutating an `accumulator` value.
		* The type of the accumulator defaults to the type of collection passed in.
		*
		* @name transform
		* @static
		* @memberOf module:Collections
		* @method
		* @category Collection
		* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
		* @param {*} [accumulator] - The initial state of the transform.  If omitted,
		* it will default to an empty Object or Array, depending on the type of `coll`
		* @param {AsyncFunction} iteratee - A function applied to each item in the
		* collection that potentially modifies the accumulator.
		* Invoked with (accumulator, item, key, callback).
		* @param {Function} [callback] - A callback which is called after all the
		* `iteratee` functions have finished. Result is the transformed accumulator.
		* Invoked with (err, result).
		* @returns {Promise} a promise, if no callback provided
		* @example
		*
		* // file1.txt is a file that is 1000 bytes in size
		* // file2.txt is a file that is 2000 bytes in size
		* // file3.txt is a file that is 3000 bytes in size
		*
		* // helper function that returns human-readable size format from bytes
		* function formatBytes(bytes, decimals = 2) {
		*   // implementation not included for brevity
		*   return humanReadbleFilesize;
		* }
		*
		* const fileList = ['file1.txt','file2.txt','file3.txt'];
		*
		* // asynchronous function that returns the file size, transformed to human-readable format
		* // e.g. 1024 bytes = 1KB, 1234 bytes = 1.21 KB, 1048576 bytes = 1MB, etc.
		* function transformFileSize(acc, value, key, callback) {
		*     fs.stat(value, function(err, stat) {
		*         if (err) {
		*             return callback(err);
		*         }
		*         acc[key] = formatBytes(stat.size);
		*         callback(null);
		*     });
		* }
		*
		* // Using callbacks
		* async.transform(fileList, transformFileSize, function(err, result) {
		*     if(err) {
		*         console.log(err);
		*     } else {
		*         console.log(result);
		*         // [ '1000 Bytes', '1.95 KB', '2.93 KB' ]
		*     }
		* });
		*
		* // Using Promises
		* async.transform(fileList, transformFileSize)
		* .then(result => {
		*     console.log(result);
		*     // [ '1000 Bytes', '1.95 KB', '2.93 KB' ]
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* (async () => {
		*     try {
		*         let result = await async.transform(fileList, transformFileSize);
		*         console.log(result);
		*         // [ '1000 Bytes', '1.95 KB', '2.93 KB' ]
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* })();
		*
		* @example
		*
		* // file1.txt is a file that is 1000 bytes in size
		* // file2.txt is a file that is 2000 bytes in size
		* // file3.txt is a file that is 3000 bytes in size
		*
		* // helper function that returns human-readable size format from bytes
		* function formatBytes(bytes, decimals = 2) {
		*   // implementation not included for brevity
		*   return humanReadbleFilesize;
		* }
		*
		* const fileMap = { f1: 'file1.txt', f2: 'file2.txt', f3: 'file3.txt' };
		*
		* // asynchronous function that returns the file size, transformed to human-readable format
		* // e.g. 1024 bytes = 1KB, 1234 bytes = 1.21 KB, 1048576 bytes = 1MB, etc.
		* function transformFileSize(acc, value, key, callback) {
		*     fs.stat(value, function(err, stat) {
		*         if (err) {
		*             return callback(err);
		*         }
		*         acc[key] = formatBytes(stat.size);
		*         callback(null);
		*     });
		* }
		*
		* // Using callbacks
		* async.transform(fileMap, transformFileSize, function(err, result) {
		*     if(err) {
		*         console.log(err);
		*     } else {
		*         console.log(result);
		*         // { f1: '1000 Bytes', f2: '1.95 KB', f3: '2.93 KB' }
		*     }
		* });
		*
		* // Using Promises
		* async.transform(fileMap, transformFileSize)
		* .then(result => {
		*     console.log(result);
		*     // { f1: '1000 Bytes', f2: '1.95 KB', f3: '2.93 KB' }
		* }).catch(err => {
		*     console.log(err);
		* });
		*
		* // Using async/await
		* async () => {
		*     try {
		*         let result = await async.transform(fileMap, transformFileSize);
		*         console.log(result);
		*         // { f1: '1000 Bytes', f2: '1.95 KB', f3: '2.93 KB' }
		*     }
		*     catch (err) {
		*         console.log(err);
		*     }
		* }
		*
		*/
		function transform(coll, accumulator, iteratee, callback) {
			if (arguments.length <= 3 && typeof accumulator === "function") {
				callback = iteratee;
				iteratee = accumulator;
				accumulator = Array.isArray(coll) ? [] : {};
			}
			callback = once(callback || promiseCallback());
			var _iteratee = wrapAsync(iteratee);
			eachOf$1(coll, (v, k, cb) => {
				_iteratee(accumulator, v, k, cb);
			}, (err) => callback(err, accumulator));
			return callback[PROMISE_SYMBOL];
		}
		/**
		* It runs each task in series but stops whenever any of the functions were
		* successful. If one of the tasks were successful, the `callback` will be
		* passed the result of the successful task. If all tasks fail, the callback
		* will be passed the error and result (if any) of the final attempt.
		*
		* @name tryEach
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {Array|Iterable|AsyncIterable|Object} tasks - A collection containing functions to
		* run, each function is passed a `callback(err, result)` it must call on
		* completion with an error `err` (which can be `null`) and an optional `result`
		* value.
		* @param {Function} [callback] - An optional callback which is called when one
		* of the tasks has succeeded, or all have failed. It receives the `err` and
		* `result` arguments of the last attempt at completing the `task`. Invoked with
		* (err, results).
		* @returns {Promise} a promise, if no callback is passed
		* @example
		* async.tryEach([
		*     function getDataFromFirstWebsite(callback) {
		*         // Try getting the data from the first website
		*         callback(err, data);
		*     },
		*     function getDataFromSecondWebsite(callback) {
		*         // First website failed,
		*         // Try getting the data from the backup website
		*         callback(err, data);
		*     }
		* ],
		* // optional callback
		* function(err, results) {
		*     Now do something with the data.
		* });
		*
		*/
		function tryEach(tasks, callback) {
			var error = null;
			var result;
			return eachSeries$1(tasks, (task, taskCb) => {
				wrapAsync(task)((err, ...args) => {
					if (err === false) return taskCb(err);
					if (args.length < 2) [result] = args;
					else result = args;
					error = err;
					taskCb(err ? null : {});
				});
			}, () => callback(error, result));
		}
		var tryEach$1 = awaitify(tryEach);
		/**
		* Undoes a [memoize]{@link module:Utils.memoize}d function, reverting it to the original,
		* unmemoized form. Handy for testing.
		*
		* @name unmemoize
		* @static
		* @memberOf module:Utils
		* @method
		* @see [async.memoize]{@link module:Utils.memoize}
		* @category Util
		* @param {AsyncFunction} fn - the memoized function
		* @returns {AsyncFunction} a function that calls the original unmemoized function
		*/
		function unmemoize(fn) {
			return (...args) => {
				return (fn.unmemoized || fn)(...args);
			};
		}
		/**
		* Repeatedly call `iteratee`, while `test` returns `true`. Calls `callback` when
		* stopped, or an error occurs.
		*
		* @name whilst
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {AsyncFunction} test - asynchronous truth test to perform before each
		* execution of `iteratee`. Invoked with (callback).
		* @param {AsyncFunction} iteratee - An async function which is called each time
		* `test` passes. Invoked with (callback).
		* @param {Function} [callback] - A callback which is called after the test
		* function has failed and repeated execution of `iteratee` has stopped. `callback`
		* will be passed an error and any arguments passed to the final `iteratee`'s
		* callback. Invoked with (err, [results]);
		* @returns {Promise} a promise, if no callback is passed
		* @example
		*
		* var count = 0;
		* async.whilst(
		*     function test(cb) { cb(null, count < 5); },
		*     function iter(callback) {
		*         count++;
		*         setTimeout(function() {
		*             callback(null, count);
		*         }, 1000);
		*     },
		*     function (err, n) {
		*         // 5 seconds have passed, n = 5
		*     }
		* );
		*/
		function whilst(test, iteratee, callback) {
			callback = onlyOnce(callback);
			var _fn = wrapAsync(iteratee);
			var _test = wrapAsync(test);
			var results = [];
			function next(err, ...rest) {
				if (err) return callback(err);
				results = rest;
				if (err === false) return;
				_test(check);
			}
			function check(err, truth) {
				if (err) return callback(err);
				if (err === false) return;
				if (!truth) return callback(null, ...results);
				_fn(next);
			}
			return _test(check);
		}
		var whilst$1 = awaitify(whilst, 3);
		/**
		* Repeatedly call `iteratee` until `test` returns `true`. Calls `callback` when
		* stopped, or an error occurs. `callback` will be passed an error and any
		* arguments passed to the final `iteratee`'s callback.
		*
		* The inverse of [whilst]{@link module:ControlFlow.whilst}.
		*
		* @name until
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @see [async.whilst]{@link module:ControlFlow.whilst}
		* @category Control Flow
		* @param {AsyncFunction} test - asynchronous truth test to perform before each
		* execution of `iteratee`. Invoked with (callback).
		* @param {AsyncFunction} iteratee - An async function which is called each time
		* `test` fails. Invoked with (callback).
		* @param {Function} [callback] - A callback which is called after the test
		* function has passed and repeated execution of `iteratee` has stopped. `callback`
		* will be passed an error and any arguments passed to the final `iteratee`'s
		* callback. Invoked with (err, [results]);
		* @returns {Promise} a promise, if a callback is not passed
		*
		* @example
		* const results = []
		* let finished = false
		* async.until(function test(cb) {
		*     cb(null, finished)
		* }, function iter(next) {
		*     fetchPage(url, (err, body) => {
		*         if (err) return next(err)
		*         results = results.concat(body.objects)
		*         finished = !!body.next
		*         next(err)
		*     })
		* }, function done (err) {
		*     // all pages have been fetched
		* })
		*/
		function until(test, iteratee, callback) {
			const _test = wrapAsync(test);
			return whilst$1((cb) => _test((err, truth) => cb(err, !truth)), iteratee, callback);
		}
		/**
		* Runs the `tasks` array of functions in series, each passing their results to
		* the next in the array. However, if any of the `tasks` pass an error to their
		* own callback, the next function is not executed, and the main `callback` is
		* immediately called with the error.
		*
		* @name waterfall
		* @static
		* @memberOf module:ControlFlow
		* @method
		* @category Control Flow
		* @param {Array} tasks - An array of [async functions]{@link AsyncFunction}
		* to run.
		* Each function should complete with any number of `result` values.
		* The `result` values will be passed as arguments, in order, to the next task.
		* @param {Function} [callback] - An optional callback to run once all the
		* functions have completed. This will be passed the results of the last task's
		* callback. Invoked with (err, [results]).
		* @returns {Promise} a promise, if a callback is omitted
		* @example
		*
		* async.waterfall([
		*     function(callback) {
		*         callback(null, 'one', 'two');
		*     },
		*     function(arg1, arg2, callback) {
		*         // arg1 now equals 'one' and arg2 now equals 'two'
		*         callback(null, 'three');
		*     },
		*     function(arg1, callback) {
		*         // arg1 now equals 'three'
		*         callback(null, 'done');
		*     }
		* ], function (err, result) {
		*     // result now equals 'done'
		* });
		*
		* // Or, with named functions:
		* async.waterfall([
		*     myFirstFunction,
		*     mySecondFunction,
		*     myLastFunction,
		* ], function (err, result) {
		*     // result now equals 'done'
		* });
		* function myFirstFunction(callback) {
		*     callback(null, 'one', 'two');
		* }
		* function mySecondFunction(arg1, arg2, callback) {
		*     // arg1 now equals 'one' and arg2 now equals 'two'
		*     callback(null, 'three');
		* }
		* function myLastFunction(arg1, callback) {
		*     // arg1 now equals 'three'
		*     callback(null, 'done');
		* }
		*/
		function waterfall(tasks, callback) {
			callback = once(callback);
			if (!Array.isArray(tasks)) return callback(/* @__PURE__ */ new Error("First argument to waterfall must be an array of functions"));
			if (!tasks.length) return callback();
			var taskIndex = 0;
			function nextTask(args) {
				wrapAsync(tasks[taskIndex++])(...args, onlyOnce(next));
			}
			function next(err, ...args) {
				if (err === false) return;
				if (err || taskIndex === tasks.length) return callback(err, ...args);
				nextTask(args);
			}
			nextTask([]);
		}
		var waterfall$1 = awaitify(waterfall);
		/**
		* An "async function" in the context of Async is an asynchronous function with
		* a variable number of parameters, with the final parameter being a callback.
		* (`function (arg1, arg2, ..., callback) {}`)
		* The final callback is of the form `callback(err, results...)`, which must be
		* called once the function is completed.  The callback should be called with a
		* Error as its first argument to signal that an error occurred.
		* Otherwise, if no error occurred, it should be called with `null` as the first
		* argument, and any additional `result` arguments that may apply, to signal
		* successful completion.
		* The callback must be called exactly once, ideally on a later tick of the
		* JavaScript event loop.
		*
		* This type of function is also referred to as a "Node-style async function",
		* or a "continuation passing-style function" (CPS). Most of the methods of this
		* library are themselves CPS/Node-style async functions, or functions that
		* return CPS/Node-style async functions.
		*
		* Wherever we accept a Node-style async function, we also directly accept an
		* [ES2017 `async` function]{@link https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Statements/async_function}.
		* In this case, the `async` function will not be passed a final callback
		* argument, and any thrown error will be used as the `err` argument of the
		* implicit callback, and the return value will be used as the `result` value.
		* (i.e. a `rejected` of the returned Promise becomes the `err` callback
		* argument, and a `resolved` value becomes the `result`.)
		*
		* Note, due to JavaScript limitations, we can only detect native `async`
		* functions and not transpilied implementations.
		* Your environment must have `async`/`await` support for this to work.
		* (e.g. Node > v7.6, or a recent version of a modern browser).
		* If you are using `async` functions through a transpiler (e.g. Babel), you
		* must still wrap the function with [asyncify]{@link module:Utils.asyncify},
		* because the `async function` will be compiled to an ordinary function that
		* returns a promise.
		*
		* @typedef {Function} AsyncFunction
		* @static
		*/
		var index = {
			apply,
			applyEach,
			applyEachSeries,
			asyncify,
			auto,
			autoInject,
			cargo: cargo$1,
			cargoQueue: cargo,
			compose,
			concat: concat$1,
			concatLimit: concatLimit$1,
			concatSeries: concatSeries$1,
			constant: constant$1,
			detect: detect$1,
			detectLimit: detectLimit$1,
			detectSeries: detectSeries$1,
			dir,
			doUntil,
			doWhilst: doWhilst$1,
			each,
			eachLimit: eachLimit$1,
			eachOf: eachOf$1,
			eachOfLimit: eachOfLimit$1,
			eachOfSeries: eachOfSeries$1,
			eachSeries: eachSeries$1,
			ensureAsync,
			every: every$1,
			everyLimit: everyLimit$1,
			everySeries: everySeries$1,
			filter: filter$1,
			filterLimit: filterLimit$1,
			filterSeries: filterSeries$1,
			forever: forever$1,
			groupBy,
			groupByLimit: groupByLimit$1,
			groupBySeries,
			log,
			map: map$1,
			mapLimit: mapLimit$1,
			mapSeries: mapSeries$1,
			mapValues,
			mapValuesLimit: mapValuesLimit$1,
			mapValuesSeries,
			memoize,
			nextTick,
			parallel,
			parallelLimit,
			priorityQueue,
			queue,
			race: race$1,
			reduce: reduce$1,
			reduceRight,
			reflect,
			reflectAll,
			reject: reject$1,
			rejectLimit: rejectLimit$1,
			rejectSeries: rejectSeries$1,
			retry,
			retryable,
			seq,
			series,
			setImmediate: setImmediate$1,
			some: some$1,
			someLimit: someLimit$1,
			someSeries: someSeries$1,
			sortBy: sortBy$1,
			timeout,
			times,
			timesLimit,
			timesSeries,
			transform,
			tryEach: tryEach$1,
			unmemoize,
			until,
			waterfall: waterfall$1,
			whilst: whilst$1,
			all: every$1,
			allLimit: everyLimit$1,
			allSeries: everySeries$1,
			any: some$1,
			anyLimit: someLimit$1,
			anySeries: someSeries$1,
			find: detect$1,
			findLimit: detectLimit$1,
			findSeries: detectSeries$1,
			flatMap: concat$1,
			flatMapLimit: concatLimit$1,
			flatMapSeries: concatSeries$1,
			forEach: each,
			forEachSeries: eachSeries$1,
			forEachLimit: eachLimit$1,
			forEachOf: eachOf$1,
			forEachOfSeries: eachOfSeries$1,
			forEachOfLimit: eachOfLimit$1,
			inject: reduce$1,
			foldl: reduce$1,
			foldr: reduceRight,
			select: filter$1,
			selectLimit: filterLimit$1,
			selectSeries: filterSeries$1,
			wrapSync: asyncify,
			during: whilst$1,
			doDuring: doWhilst$1
		};
		exports.all = every$1;
		exports.allLimit = everyLimit$1;
		exports.allSeries = everySeries$1;
		exports.any = some$1;
		exports.anyLimit = someLimit$1;
		exports.anySeries = someSeries$1;
		exports.apply = apply;
		exports.applyEach = applyEach;
		exports.applyEachSeries = applyEachSeries;
		exports.asyncify = asyncify;
		exports.auto = auto;
		exports.autoInject = autoInject;
		exports.cargo = cargo$1;
		exports.cargoQueue = cargo;
		exports.compose = compose;
		exports.concat = concat$1;
		exports.concatLimit = concatLimit$1;
		exports.concatSeries = concatSeries$1;
		exports.constant = constant$1;
		exports.default = index;
		exports.detect = detect$1;
		exports.detectLimit = detectLimit$1;
		exports.detectSeries = detectSeries$1;
		exports.dir = dir;
		exports.doDuring = doWhilst$1;
		exports.doUntil = doUntil;
		exports.doWhilst = doWhilst$1;
		exports.during = whilst$1;
		exports.each = each;
		exports.eachLimit = eachLimit$1;
		exports.eachOf = eachOf$1;
		exports.eachOfLimit = eachOfLimit$1;
		exports.eachOfSeries = eachOfSeries$1;
		exports.eachSeries = eachSeries$1;
		exports.ensureAsync = ensureAsync;
		exports.every = every$1;
		exports.everyLimit = everyLimit$1;
		exports.everySeries = everySeries$1;
		exports.filter = filter$1;
		exports.filterLimit = filterLimit$1;
		exports.filterSeries = filterSeries$1;
		exports.find = detect$1;
		exports.findLimit = detectLimit$1;
		exports.findSeries = detectSeries$1;
		exports.flatMap = concat$1;
		exports.flatMapLimit = concatLimit$1;
		exports.flatMapSeries = concatSeries$1;
		exports.foldl = reduce$1;
		exports.foldr = reduceRight;
		exports.forEach = each;
		exports.forEachLimit = eachLimit$1;
		exports.forEachOf = eachOf$1;
		exports.forEachOfLimit = eachOfLimit$1;
		exports.forEachOfSeries = eachOfSeries$1;
		exports.forEachSeries = eachSeries$1;
		exports.forever = forever$1;
		exports.groupBy = groupBy;
		exports.groupByLimit = groupByLimit$1;
		exports.groupBySeries = groupBySeries;
		exports.inject = reduce$1;
		exports.log = log;
		exports.map = map$1;
		exports.mapLimit = mapLimit$1;
		exports.mapSeries = mapSeries$1;
		exports.mapValues = mapValues;
		exports.mapValuesLimit = mapValuesLimit$1;
		exports.mapValuesSeries = mapValuesSeries;
		exports.memoize = memoize;
		exports.nextTick = nextTick;
		exports.parallel = parallel;
		exports.parallelLimit = parallelLimit;
		exports.priorityQueue = priorityQueue;
		exports.queue = queue;
		exports.race = race$1;
		exports.reduce = reduce$1;
		exports.reduceRight = reduceRight;
		exports.reflect = reflect;
		exports.reflectAll = reflectAll;
		exports.reject = reject$1;
		exports.rejectLimit = rejectLimit$1;
		exports.rejectSeries = rejectSeries$1;
		exports.retry = retry;
		exports.retryable = retryable;
		exports.select = filter$1;
		exports.selectLimit = filterLimit$1;
		exports.selectSeries = filterSeries$1;
		exports.seq = seq;
		exports.series = series;
		exports.setImmediate = setImmediate$1;
		exports.some = some$1;
		exports.someLimit = someLimit$1;
		exports.someSeries = someSeries$1;
		exports.sortBy = sortBy$1;
		exports.timeout = timeout;
		exports.times = times;
		exports.timesLimit = timesLimit;
		exports.timesSeries = timesSeries;
		exports.transform = transform;
		exports.tryEach = tryEach$1;
		exports.unmemoize = unmemoize;
		exports.until = until;
		exports.waterfall = waterfall$1;
		exports.whilst = whilst$1;
		exports.wrapSync = asyncify;
		Object.defineProperty(exports, "__esModule", { value: true });
	}));
}));

// scripts/bundle/client-node.ts
var client_node_exports = /* @__PURE__ */ __exportAll({
	CoreV1Api: () => CoreV1Api,
	KubeConfig: () => KubeConfig,
	loadYaml: () => loadYaml
});
var CoreV1Api;
var init_client_node = __esmMin((() => {
	init_config();
	init_yaml();
	CoreV1Api = class {};
}));

// scripts/bundle/gaxios.ts
var gaxios_exports = /* @__PURE__ */ __exportAll({ instance: () => void 0 });
var instance;
var init_gaxios = __esmMin((() => {
	instance = void 0;
}));

// node_modules/@dot-i/k8s-operator/dist/operator.js
var require_operator = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	var __createBinding = this$2 && this$2.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$2 && this$2.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$2 && this$2.__importStar || function(mod) {
		if (mod && mod.__esModule) return mod;
		var result = {};
		if (mod != null) {
			for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
		}
		__setModuleDefault(result, mod);
		return result;
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ResourceMetaImpl = exports.ResourceEventType = void 0;
	const Async = __importStar(require_async());
	const FS = __importStar(__require("fs"));
	const k8s = __importStar((init_client_node(), __toCommonJS(client_node_exports)));
	const https = __importStar(__require("https"));
	const client_node_1 = (init_client_node(), __toCommonJS(client_node_exports));
	const gaxios_1 = (init_gaxios(), __toCommonJS(gaxios_exports));
	var NullLogger = class {
		debug(message) {}
		info(message) {}
		warn(message) {}
		error(message) {}
	};
	/**
	* The resource event type.
	*/
	var ResourceEventType;
	(function(ResourceEventType) {
		ResourceEventType["Added"] = "ADDED";
		ResourceEventType["Modified"] = "MODIFIED";
		ResourceEventType["Deleted"] = "DELETED";
	})(ResourceEventType || (exports.ResourceEventType = ResourceEventType = {}));
	var ResourceMetaImpl = class ResourceMetaImpl {
		static createWithId(id, object) {
			return new ResourceMetaImpl(id, object);
		}
		static createWithPlural(plural, object) {
			return new ResourceMetaImpl(`${plural}.${object.apiVersion}`, object);
		}
		constructor(id, object) {
			var _a, _b;
			if (!((_a = object.metadata) === null || _a === void 0 ? void 0 : _a.name) || !((_b = object.metadata) === null || _b === void 0 ? void 0 : _b.resourceVersion) || !object.apiVersion || !object.kind) throw Error(`Malformed event object for '${id}'`);
			this.id = id;
			this.name = object.metadata.name;
			this.namespace = object.metadata.namespace;
			this.resourceVersion = object.metadata.resourceVersion;
			this.apiVersion = object.apiVersion;
			this.kind = object.kind;
		}
	};
	exports.ResourceMetaImpl = ResourceMetaImpl;
	/**
	* Base class for an operator.
	*/
	var Operator = class {
		/**
		* Constructs an operator.
		*/
		constructor(logger) {
			this.resourcePathBuilders = {};
			this.watchRequests = {};
			this.kubeConfig = new k8s.KubeConfig();
			this.kubeConfig.loadFromDefault();
			this.k8sApi = this.kubeConfig.makeApiClient(k8s.CoreV1Api);
			this.logger = logger || new NullLogger();
			this.eventQueue = Async.queue(async (args) => await args.onEvent(args.event));
		}
		/**
		* Run the operator, typically called from main().
		*/
		async start() {
			await this.init();
		}
		stop() {
			for (const req of Object.values(this.watchRequests)) req.abort();
		}
		/**
		* Register a custom resource defintion.
		* @param crdFile The path to the custom resource definition's YAML file
		*/
		async registerCustomResourceDefinition(crdFile) {
			var _a, _b;
			const crd = (0, client_node_1.loadYaml)(FS.readFileSync(crdFile, "utf8"));
			try {
				const apiVersion = crd.apiVersion;
				if (!apiVersion || !apiVersion.startsWith("apiextensions.k8s.io/")) throw new Error("Invalid CRD yaml (expected 'apiextensions.k8s.io')");
				await this.kubeConfig.makeApiClient(k8s.ApiextensionsV1Api).createCustomResourceDefinition(crd);
				this.logger.info(`registered custom resource definition '${(_a = crd.metadata) === null || _a === void 0 ? void 0 : _a.name}'`);
			} catch (err) {
				if (((_b = err.response) === null || _b === void 0 ? void 0 : _b.statusCode) !== 409) throw err;
			}
			return {
				group: crd.spec.group,
				versions: crd.spec.versions,
				plural: crd.spec.names.plural
			};
		}
		/**
		* Get uri to the API for your custom resource.
		* @param group The group of the custom resource
		* @param version The version of the custom resource
		* @param plural The plural name of the custom resource
		* @param namespace Optional namespace to include in the uri
		*/
		getCustomResourceApiUri(group, version, plural, namespace) {
			let path = group ? `/apis/${group}/${version}/` : `/api/${version}/`;
			if (namespace) path += `namespaces/${namespace}/`;
			path += plural;
			return this.k8sApi.basePath + path;
		}
		/**
		* Watch a Kubernetes resource.
		* @param group The group of the resource or an empty string for core resources
		* @param version The version of the resource
		* @param plural The plural name of the resource
		* @param onEvent The async callback for added, modified or deleted events on the resource
		* @param namespace The namespace of the resource (optional)
		*/
		async watchResource(group, version, plural, onEvent, namespace) {
			const id = `${plural}.${group ? `${group}/${version}` : `${version}`}`;
			this.resourcePathBuilders[id] = (meta) => this.getCustomResourceApiUri(group, version, plural, meta.namespace);
			let uri = group ? `/apis/${group}/${version}/` : `/api/${version}/`;
			if (namespace) uri += `namespaces/${namespace}/`;
			uri += plural;
			const watch = new client_node_1.Watch(this.kubeConfig);
			const startWatch = () => watch.watch(uri, {}, (phase, obj) => this.eventQueue.push({
				event: {
					meta: ResourceMetaImpl.createWithPlural(plural, obj),
					object: obj,
					type: phase
				},
				onEvent
			}), (err) => {
				if (err) {
					this.logger.error(`watch on resource ${id} failed: ${this.errorToJson(err)}`);
					process.exit(1);
				}
				this.logger.debug(`restarting watch on resource ${id}`);
				setTimeout(startWatch, 200);
			}).catch((reason) => {
				this.logger.error(`watch on resource ${id} failed: ${this.errorToJson(reason)}`);
				process.exit(1);
			}).then((req) => this.watchRequests[id] = req);
			await startWatch();
			this.logger.info(`watching resource ${id}`);
		}
		/**
		* Set the status subresource of a custom resource (if it has one defined).
		* @param meta The resource to update
		* @param status The status body to set
		*/
		async setResourceStatus(meta, status) {
			return await this.resourceStatusRequest("PUT", meta, status);
		}
		/**
		* Patch the status subresource of a custom resource (if it has one defined).
		* @param meta The resource to update
		* @param status The status body to set in JSON Merge Patch format (https://tools.ietf.org/html/rfc7386)
		*/
		async patchResourceStatus(meta, status) {
			return await this.resourceStatusRequest("PATCH", meta, status);
		}
		/**
		* Handle deletion of resource using a unique finalizer. Call this when you receive an added or modified event.
		*
		* If the resource doesn't have the finalizer set yet, it will be added. If the finalizer is set and the resource
		* is marked for deletion by Kubernetes your 'deleteAction' action will be called and the finalizer will be removed.
		* @param event The added or modified event.
		* @param finalizer Your unique finalizer string
		* @param deleteAction An async action that will be called before your resource is deleted.
		* @returns True if no further action is needed, false if you still need to process the added or modified event yourself.
		*/
		async handleResourceFinalizer(event, finalizer, deleteAction) {
			var _a;
			const metadata = event.object.metadata;
			if (!metadata || event.type !== ResourceEventType.Added && event.type !== ResourceEventType.Modified) return false;
			if (!metadata.deletionTimestamp && (!metadata.finalizers || !metadata.finalizers.includes(finalizer))) {
				const finalizers = (_a = metadata.finalizers) !== null && _a !== void 0 ? _a : [];
				finalizers.push(finalizer);
				await this.setResourceFinalizers(event.meta, finalizers);
				return true;
			} else if (metadata.deletionTimestamp) {
				if (metadata.finalizers && metadata.finalizers.includes(finalizer)) {
					await deleteAction(event);
					const finalizers = metadata.finalizers.filter((f) => f !== finalizer);
					await this.setResourceFinalizers(event.meta, finalizers);
				}
				return true;
			}
			return false;
		}
		/**
		* Set (or clear) the finalizers of a resource.
		* @param meta The resource to update
		* @param finalizers The array of finalizers for this resource
		*/
		async setResourceFinalizers(meta, finalizers) {
			const options = {
				method: "PATCH",
				url: `${this.resourcePathBuilders[meta.id](meta)}/${meta.name}`,
				data: { metadata: { finalizers } },
				headers: { "Content-Type": "application/merge-patch+json" }
			};
			await this.applyGaxiosKubeConfigAuth(options);
			await gaxios_1.instance.request(options).catch((error) => {
				if (error) {
					this.logger.error(this.errorToJson(error));
					return;
				}
			});
		}
		/**
		* Apply authentication to an axios request config.
		* @param request the axios request config
		*/
		async applyAxiosKubeConfigAuth(request) {
			var _a, _b;
			const opts = {};
			await this.kubeConfig.applyToHTTPSOptions(opts);
			if ((_a = opts.headers) === null || _a === void 0 ? void 0 : _a.Authorization) {
				request.headers = (_b = request.headers) !== null && _b !== void 0 ? _b : {};
				request.headers.Authorization = opts.headers.Authorization;
			}
			if (opts.auth) {
				const userPassword = opts.auth.split(":");
				request.auth = {
					username: userPassword[0],
					password: userPassword[1]
				};
			}
			if (opts.ca || opts.cert || opts.key) request.httpsAgent = new https.Agent({
				ca: opts.ca,
				cert: opts.cert,
				key: opts.key
			});
		}
		/**
		* Apply authentication to an axios request config.
		* @param options the axios request config
		*/
		async applyGaxiosKubeConfigAuth(options) {
			var _a, _b, _c;
			const opts = {};
			await this.kubeConfig.applyToHTTPSOptions(opts);
			if ((_a = opts.headers) === null || _a === void 0 ? void 0 : _a.Authorization) {
				options.headers = (_b = options.headers) !== null && _b !== void 0 ? _b : {};
				options.headers.Authorization = opts.headers.Authorization;
			} else if (opts.auth) {
				options.headers = (_c = options.headers) !== null && _c !== void 0 ? _c : {};
				options.headers.Authorization = `Basic ${Buffer.from(opts.auth).toString("base64")}`;
			}
			if (opts.ca || opts.cert || opts.key) options.agent = new https.Agent({
				ca: opts.ca,
				cert: opts.cert,
				key: opts.key
			});
		}
		async resourceStatusRequest(method, meta, status) {
			const body = {
				apiVersion: meta.apiVersion,
				kind: meta.kind,
				metadata: {
					name: meta.name,
					resourceVersion: meta.resourceVersion
				},
				status
			};
			if (meta.namespace) body.metadata.namespace = meta.namespace;
			const options = {
				method,
				url: this.resourcePathBuilders[meta.id](meta) + `/${meta.name}/status`,
				data: body
			};
			if (method === "PATCH") options.headers = { "Content-Type": "application/merge-patch+json" };
			await this.applyGaxiosKubeConfigAuth(options);
			try {
				const response = await gaxios_1.instance.request(options);
				return response ? ResourceMetaImpl.createWithId(meta.id, response.data) : null;
			} catch (err) {
				this.logger.error(this.errorToJson(err));
				return null;
			}
		}
		errorToJson(err) {
			if (typeof err === "string") return err;
			else if ((err === null || err === void 0 ? void 0 : err.message) && err.stack) return JSON.stringify(err, [
				"name",
				"message",
				"stack"
			]);
			return JSON.stringify(err);
		}
	};
	exports.default = Operator;
}));

// src/kube/lifecycle.ts
var import_operator = /* @__PURE__ */ __toESM(require_operator(), 1);
init_yaml();
const definitionsPath = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const conflict = 409;
/**
* The operator's life between `start` and `end`, on the base class of @dot-i/k8s-operator. `start` registers the definitions and runs what is
* handed in.
*/
var Lifecycle = class extends import_operator.default.default {
	client;
	life;
	running;
	/** Throws where there is no usable kubeconfig, and says what to do. */
	constructor(logger, life) {
		const config = loadKubeConfig();
		super(logger);
		this.client = kubeClient(config);
		this.life = life;
	}
	async init() {
		for (const file of this.life.definitions) await this.register(file);
		this.running = await this.life.run(this.client);
	}
	/** The base class's own registration calls the API of an older client, so this one speaks for itself. */
	async register(file) {
		const body = loadYaml(await readFile(file, "utf8"));
		try {
			await this.client.request({
				method: "POST",
				path: definitionsPath,
				body
			});
			this.logger.info(`${basename(file)}: the definition is made`);
		} catch (error) {
			if (!(error instanceof ApiError) || error.status !== conflict) throw error;
			this.logger.debug(`${basename(file)}: the definition is there already, and is used as it is`);
		}
	}
	/** Resolves when the last write is out. */
	async end() {
		this.stop();
		await this.running?.stop();
		await this.client.close();
	}
};

// src/envoy/refused.ts
function refusals(hash) {
	const marked = clusterMark(hash);
	const isWanted = (wanted, { file, own, marks }) => {
		const text = (own === void 0 ? wanted.shared : wanted.own.get(own))?.get(file) ?? "";
		if (file !== "cds.json" || own !== void 0) return marks.includes(versionIn(text) ?? text);
		return [...clustersIn(text)].some((cluster) => marks.includes(marked(cluster)));
	};
	return {
		of: ({ text, ...of }) => ({
			...of,
			marks: of.file === "cds.json" && of.own === void 0 ? changed(text, of.good ?? "").map(marked) : [versionIn(text) ?? text]
		}),
		isWanted,
		without: (live, wanted, refused) => {
			const held = refused.filter((one) => isWanted(wanted, one) && one.good !== void 0);
			if (held.length === 0) return wanted;
			const [own, shared] = [held.filter(isOwn), held.filter((one) => !isOwn(one))];
			const clusters = new Map([...clustersOf(live.shared), ...clustersOf(wanted.shared)]);
			for (const { marks, good = "" } of shared.filter(({ file }) => file === clustersFile)) replace(clusters, clustersIn(good), (cluster) => marks.includes(marked(cluster)));
			const others = shared.map(({ file, good = "" }) => [file, good]);
			const files = new Map([
				...live.shared,
				...wanted.shared,
				...others
			]);
			const folder = withClusters([...clusters.values()], files, hash);
			return {
				shared: same(folder, live.shared) ? live.shared : folder,
				own: withoutOwn(live, wanted, own)
			};
		}
	};
}
const isOwn = ({ own }) => own !== void 0;
function withoutOwn(live, wanted, refused) {
	const own = new Map(wanted.own);
	for (const { file, own: key = "", good = "" } of refused) own.set(key, new Map([
		...certificates(live, key),
		...own.get(key) ?? [],
		[file, good]
	]));
	return own;
}
const clusterMark = (hash) => ([name, cluster]) => hash(`${name}\n${shapeOf(cluster)}`);
const certificates = (live, key) => [...certificatesIn(live.own.get(key) ?? /* @__PURE__ */ new Map())].map((name) => [name, ""]);
/** The clusters that are not what they were before, endpoints apart: any of them may be the reason. */
function changed(text, good) {
	const before = clustersIn(good);
	return [...clustersIn(text)].filter(([name, cluster]) => shapeOf(cluster) !== shapeOf(before.get(name)));
}
/** Puts clusters back to what they were; those that were not there go. */
function replace(clusters, before, isBad) {
	for (const [name, cluster] of [...clusters]) {
		if (!isBad([name, cluster])) continue;
		const old = before.get(name);
		if (old === void 0) clusters.delete(name);
		else clusters.set(name, withEndpointsOf(old, cluster));
	}
}
const clustersIn = (text) => text === "" ? /* @__PURE__ */ new Map() : clustersOf(/* @__PURE__ */ new Map([[clustersFile, text]]));
const endpointsApart = (cluster) => {
	const { load_assignment: _, ...shape } = JSON.parse(cluster);
	return shape;
};
const shapeOf = (cluster) => cluster === void 0 ? "" : asciiJson(endpointsApart(cluster));
/** A cluster as it was, with the endpoints of another, where both list them. */
function withEndpointsOf(cluster, other) {
	const old = JSON.parse(cluster);
	const { load_assignment: endpoints } = JSON.parse(other);
	return old.load_assignment === void 0 || endpoints === void 0 ? cluster : asciiJson({
		...old,
		load_assignment: endpoints
	});
}
const same = (a, b) => a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);

// src/envoy/urgency.ts
function urgency(live, next) {
	if (routesDiffer(live, next)) return "routes";
	return endpoints(next.shared) < endpoints(live.shared) ? "leaving" : "rest";
}
/** How many endpoints the files hold. */
function endpoints(files) {
	let count = 0;
	for (const [name, text] of files) {
		if (name.startsWith("rds.")) continue;
		for (let at = text.indexOf("\"endpoint\":{"); at !== -1; at = text.indexOf("\"endpoint\":{", at + 1)) count++;
	}
	return count;
}

// src/kube/schedule.ts
/** What goes first: edits of routes and listeners, endpoints that leave, the rest of the configuration, and last what is only said of it. */
const ranks = [
	"routes",
	"leaving",
	"rest",
	"report"
];
/** The more urgent of two. */
const sooner = (a, b) => ranks.indexOf(a) < ranks.indexOf(b) ? a : b;
const defaultLimits = {
	bytesPerSecond: 2e7,
	pokesPerSecond: 200,
	atOnce: 8,
	now: () => performance.now()
};
/** How long nothing starts where no write can be made, at first and at most, in milliseconds. */
const firstHold = 1e3;
const longestHold = 3e4;
/** Holds a second's worth; what is larger than that goes when it is full, and leaves it in debt. */
var Bucket = class {
	rate;
	held;
	at;
	constructor(rate, now) {
		this.rate = rate;
		this.held = rate;
		this.at = now;
	}
	/** Milliseconds until this much may be taken. */
	wait(amount, now) {
		this.held = Math.min(this.rate, this.held + (now - this.at) / 1e3 * this.rate);
		this.at = now;
		const lacking = Math.min(amount, this.rate) - this.held;
		return amount === 0 || lacking <= 0 ? 0 : lacking / this.rate * 1e3;
	}
	take(amount) {
		this.held -= amount;
	}
};
/**
* Where a task waits: by rank, but urgent writes come before all pokes, since those that wait then bring what was written. A slow API server would
* else let an edit wait for a thousand pokes of the one before.
*/
const places = [
	"routes write",
	"leaving write",
	"routes poke",
	"leaving poke",
	"rest write",
	"rest poke",
	"report write",
	"report poke"
];
const placeOf$1 = ({ rank, cost }) => `${rank} ${cost.pokes > 0 ? "poke" : "write"}`;
/** Starts tasks by their places, then in the order in which they came, as far as the limits allow. */
var Scheduler = class {
	limits;
	waiting = new Map(places.map((place) => [place, /* @__PURE__ */ new Set()]));
	bytes;
	pokes;
	running = /* @__PURE__ */ new Set();
	/** How many of those that run bring proxies something. */
	urgent = 0;
	waitingForCalm = /* @__PURE__ */ new Set();
	timer;
	/** How often in a row it was held, and until when nothing starts. */
	holds = 0;
	heldUntil = 0;
	isDue = false;
	stopped = false;
	constructor(limits) {
		this.limits = limits;
		this.bytes = new Bucket(limits.bytesPerSecond, limits.now());
		this.pokes = new Bucket(limits.pokesPerSecond, limits.now());
	}
	now() {
		return this.limits.now();
	}
	/** Lets a task wait for its turn; one that waits already keeps its place unless its rank has changed. */
	add(task) {
		const mine = placeOf$1(task);
		for (const [place, tasks] of this.waiting) if (place !== mine) tasks.delete(task);
		this.waiting.get(mine)?.add(task);
		if (this.isDue) return;
		this.isDue = true;
		queueMicrotask(() => this.dispatch());
	}
	/**
	* No write can be made: nothing starts for a while, a longer one each time, and then one task at a time until `release`. True where it was
	* not held before.
	*/
	hold() {
		const now = this.now();
		if (now < this.heldUntil) return false;
		this.heldUntil = now + Math.min(longestHold, firstHold * 2 ** this.holds);
		return this.holds++ === 0;
	}
	/** Writes can be made again; true where it was held. */
	release() {
		const wasHeld = this.holds > 0;
		this.holds = 0;
		this.heldUntil = 0;
		return wasHeld;
	}
	/** Resolves in a turn in which no write but reports is on its way, and after so many milliseconds at the latest. */
	calm(longest) {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				this.waitingForCalm.delete(look);
				resolve();
			};
			const timer = setTimeout(done, longest);
			const look = () => setImmediate(() => this.urgent === 0 && done());
			this.waitingForCalm.add(look);
			look();
		});
	}
	/** Starts nothing any more, and resolves when nothing runs. */
	async stop() {
		this.stopped = true;
		clearTimeout(this.timer);
		await Promise.all(this.running);
	}
	dispatch() {
		this.isDue = false;
		clearTimeout(this.timer);
		const now = this.now();
		const round = {
			now,
			wake: Number.POSITIVE_INFINITY,
			dry: {
				bytes: false,
				pokes: false
			}
		};
		const atOnce = this.holds > 0 ? 1 : this.limits.atOnce;
		if (now < this.heldUntil) {
			this.wakeIn(this.heldUntil - now);
			return;
		}
		for (const tasks of this.waiting.values()) for (const task of tasks) {
			if (this.stopped || this.running.size >= atOnce) return;
			const wait = Math.max(task.notBefore - now, this.shortage(task, round));
			if (wait <= 0) this.start(task, tasks);
			else round.wake = Math.min(round.wake, wait);
		}
		if (round.wake < Number.POSITIVE_INFINITY) this.wakeIn(round.wake);
	}
	wakeIn(time) {
		if (!this.stopped) this.timer = setTimeout(() => this.dispatch(), Math.max(1, Math.ceil(time)));
	}
	/** Milliseconds until the budget has room. Once it lacks for one task, no later one may take it away. */
	shortage({ cost, notBefore }, { now, dry }) {
		if (notBefore > now) return 0;
		const bytes = this.bytes.wait(cost.bytes, now);
		const pokes = this.pokes.wait(cost.pokes, now);
		const blocked = dry.bytes && cost.bytes > 0 || dry.pokes && cost.pokes > 0;
		if (bytes > 0) dry.bytes = true;
		if (pokes > 0) dry.pokes = true;
		return blocked ? Math.max(1, bytes, pokes) : Math.max(bytes, pokes);
	}
	start(task, from) {
		from.delete(task);
		this.bytes.take(task.cost.bytes);
		this.pokes.take(task.cost.pokes);
		const weight = task.rank === "report" ? 0 : 1;
		this.urgent += weight;
		const run = task.run().finally(() => {
			this.running.delete(run);
			this.urgent -= weight;
			this.dispatch();
			if (this.urgent === 0) for (const look of this.waitingForCalm) look();
		});
		this.running.add(run);
	}
};

// src/kube/lane.ts
/** The queue was stopped before the write was made. */
var QueueStopped = class extends Error {
	constructor(what) {
		super(`${what} was not written: the queue was stopped.`);
		this.name = "QueueStopped";
	}
};
/** Writes of one kind by key: one at a time, the last value wins, and all who asked meanwhile get its answer. */
var Lane = class {
	options;
	waiting = /* @__PURE__ */ new Map();
	running = /* @__PURE__ */ new Set();
	ended = /* @__PURE__ */ new Map();
	stopped = false;
	constructor(options) {
		this.options = options;
	}
	/** Whether a write of this key waits or is on its way. */
	busy(key) {
		return this.waiting.has(key) || this.running.has(key);
	}
	/** Resolves with the answer to this value or to a later one of the same key; rejects where no further try can help. */
	submit(key, value, turn) {
		const answer = Promise.withResolvers();
		if (this.stopped) {
			answer.reject(new QueueStopped(`${this.options.name} ${key}`));
			return answer.promise;
		}
		const waiting = this.waiting.get(key) ?? this.open(key, value, turn);
		waiting.value = value;
		waiting.attempt = 0;
		waiting.answers.push(answer);
		waiting.task.rank = sooner(waiting.task.rank, turn.rank);
		waiting.task.cost = turn.cost;
		this.schedule(key, waiting);
		return answer.promise;
	}
	/** Rejects what waits, and starts nothing any more. */
	stop() {
		this.stopped = true;
		for (const [key, { answers }] of this.waiting) for (const answer of answers) answer.reject(new QueueStopped(`${this.options.name} ${key}`));
		this.waiting.clear();
	}
	open(key, value, { rank, cost }) {
		const waiting = {
			value,
			attempt: 0,
			task: {
				rank,
				cost,
				notBefore: 0,
				run: () => this.run(key)
			},
			answers: []
		};
		this.waiting.set(key, waiting);
		return waiting;
	}
	schedule(key, { task }) {
		if (this.running.has(key)) return;
		const last = this.ended.get(key);
		if (last !== void 0) task.notBefore = Math.max(task.notBefore, last + (this.options.spacing ?? 0));
		this.options.scheduler.add(task);
	}
	async run(key) {
		const current = this.waiting.get(key);
		if (current === void 0) return;
		this.waiting.delete(key);
		this.running.add(key);
		try {
			const result = await this.options.write(key, current.value);
			if (this.options.showsRoom?.(result) !== false && this.options.scheduler.release()) this.options.told({ kind: "room" });
			for (const answer of current.answers) answer.resolve(result);
		} catch (error) {
			this.failed(key, current, error);
		}
		this.running.delete(key);
		this.remember(key);
		const next = this.waiting.get(key);
		if (next !== void 0) this.schedule(key, next);
	}
	failed(key, current, error) {
		const attempt = current.attempt + 1;
		const delay = retryDelay(error, attempt);
		const what = `${this.options.name} ${key}`;
		if (delay === void 0 || this.stopped) {
			for (const answer of current.answers) answer.reject(error);
			return;
		}
		if (!isFull(error)) this.options.told({
			kind: "retrying",
			what,
			attempt,
			delay,
			error
		});
		else if (this.options.scheduler.hold()) this.options.told({
			kind: "full",
			error
		});
		const { rank, cost } = current.task;
		const next = this.waiting.get(key) ?? this.open(key, current.value, {
			rank,
			cost
		});
		next.attempt = attempt;
		next.answers.push(...current.answers);
		next.task.rank = sooner(next.task.rank, rank);
		next.task.notBefore = this.options.scheduler.now() + delay;
	}
	/** Keeps the ends of writes only as long as they hold back the next; they stand in the order of time. */
	remember(key) {
		const now = this.options.scheduler.now();
		const spacing = this.options.spacing ?? 0;
		if (spacing === 0) return;
		this.ended.delete(key);
		this.ended.set(key, now);
		for (const [old, at] of this.ended) {
			if (now - at <= spacing) break;
			this.ended.delete(old);
		}
	}
};

// src/kube/events.ts
/** Bytes that the API server takes of an event's text. */
const longestNote = 1024;
const reporter$1 = "sluice.dev/operator";
/** Whether people are to hear of a transition: what turns out well at first sight is no news. */
const isNews = ({ before, condition }) => before !== void 0 || condition.status === "False";
const nameOf$1 = (object, of) => `${object.slice(0, 200)}.${createHash("sha256").update(of.join(" ")).digest("hex").slice(0, 16)}`;
function transitionEvent({ on, before, condition }) {
	const { type, status, reason, message } = condition;
	return {
		name: nameOf$1(on.name, [
			on.uid,
			on.resourceVersion,
			type,
			before ?? "",
			status
		]),
		on,
		type: status === "False" ? "Warning" : "Normal",
		action: `Set${type}`,
		reason,
		note: `${type} is ${status}. ${message}`
	};
}
/** A warning about a core object that has no status of ours. */
function warningEvent(on, { reason, note }) {
	return {
		name: nameOf$1(on.name, [
			on.uid,
			reason,
			note
		]),
		on: {
			apiVersion: "v1",
			...on
		},
		type: "Warning",
		action: "Warn",
		reason,
		note
	};
}
/** Events about objects without a namespace stand in this one, where kubectl looks for them. */
const clusterWide = "default";
const namespaceOf = ({ on }) => on.namespace === "" ? clusterWide : on.namespace;
const eventKey = (event) => `${namespaceOf(event)}/${event.name}`;
/** Writes an event; one that is there already, or whose namespace goes, is passed over. Throws ApiError. */
async function writeEvent(client, event, instance) {
	const namespace = namespaceOf(event);
	const { name, on, type, action, reason, note } = event;
	const body = {
		apiVersion: "events.k8s.io/v1",
		kind: "Event",
		metadata: {
			namespace,
			name
		},
		eventTime: (/* @__PURE__ */ new Date()).toISOString().replace("Z", "000Z"),
		reportingController: reporter$1,
		reportingInstance: instance.slice(0, 128),
		action,
		type,
		reason,
		note: clipped(note),
		regarding: on
	};
	const path = `/apis/events.k8s.io/v1/namespaces/${namespace}/events`;
	try {
		await client.request({
			method: "POST",
			path,
			body
		});
	} catch (error) {
		if (isTerminating(error) || error instanceof ApiError && [404, 409].includes(error.status)) return;
		throw error;
	}
}
function clipped(note) {
	if (Buffer.byteLength(note) <= longestNote) return note;
	return `${Buffer.from(note).subarray(0, 1021).toString().replace(/\uFFFD+$/, "")}…`;
}

// src/kube/report.ts
const usual = {
	passing: 1e3,
	beginning: 5e3,
	spacing: 500,
	words: 6e4,
	pace: 20
};
/** Writes statuses, and an event for each condition that has turned. */
const statusWriter = (given) => new Statuses(given);
var Statuses = class {
	given;
	times;
	entries = /* @__PURE__ */ new Map();
	began = performance.now();
	timer;
	last = Number.NEGATIVE_INFINITY;
	stopped = false;
	constructor(given) {
		this.given = given;
		this.times = {
			...usual,
			...given.times
		};
	}
	write(reports) {
		const gone = new Set(this.entries.keys());
		for (const report of reports) {
			const key = `${report.kind} ${report.meta.namespace}/${report.meta.name}`;
			gone.delete(key);
			const entry = this.entries.get(key) ?? fresh$1(report);
			this.entries.set(key, entry);
			if (entry.report !== report || entry.text === "") entry.text = textOf(report);
			entry.report = report;
			this.plan(entry);
		}
		for (const key of gone) this.entries.delete(key);
		this.wake();
	}
	stop() {
		this.stopped = true;
		clearTimeout(this.timer);
	}
	plan(entry) {
		if (entry.text === entry.said) {
			entry.due = void 0;
			return;
		}
		const now = performance.now();
		const due = Math.max(now + this.patience(entry, now), entry.saidAt + this.times.spacing);
		entry.due = entry.due === void 0 ? due : Math.min(entry.due, due);
	}
	patience({ report, meaning }, now) {
		const { passing, beginning, words } = this.times;
		if (report.isPassing) return Math.max(passing, meaning === void 0 ? this.began + beginning - now : 0);
		return meaning === meaningOf(report) ? words : 0;
	}
	/** Writes what is due, one at a time. */
	wake() {
		clearTimeout(this.timer);
		if (this.stopped) return;
		const now = performance.now();
		let next;
		for (const each of this.entries) {
			const [, { due }] = each;
			if (due !== void 0 && due < (next?.[1].due ?? Number.POSITIVE_INFINITY)) next = each;
		}
		if (next?.[1].due === void 0) return;
		const wait = Math.max(next[1].due, this.last + this.times.pace) - now;
		if (wait > 0) {
			this.timer = setTimeout(() => this.wake(), Math.ceil(wait)).unref();
			return;
		}
		this.last = now;
		this.say(...next);
		this.wake();
	}
	async say(key, entry) {
		const { report, text } = entry;
		entry.said = text;
		entry.meaning = meaningOf(report);
		entry.saidAt = performance.now();
		entry.due = void 0;
		try {
			const transitions = await this.given.queue.status(...statusOf$1(report));
			await Promise.all(transitions.filter(isNews).map((each) => this.given.queue.event(transitionEvent(each))));
		} catch (error) {
			if (error instanceof QueueStopped) return;
			entry.said = void 0;
			this.given.failed(`status of ${key}`, error);
		}
	}
};
const fresh$1 = (report) => ({
	report,
	text: "",
	said: void 0,
	meaning: void 0,
	saidAt: Number.NEGATIVE_INFINITY,
	due: void 0
});
const textOf = (report) => JSON.stringify([report.meta.created, statusOf$1(report)]);
/** All but the words of a condition that is True. */
const meaningOf = (report) => JSON.stringify([
	report.meta.created,
	report.meta.generation,
	report.conditions.map(({ type, status, reason, message }) => [
		type,
		status,
		reason,
		status === "True" ? "" : message
	]),
	report.validationMessages
]);
function statusOf$1({ kind, meta, conditions, validationMessages }) {
	const { namespace, name, generation = 0 } = meta;
	return [{
		kind,
		namespace,
		name
	}, {
		generation,
		conditions,
		validationMessages
	}];
}

// src/kube/gate.ts
var import_undici = require_undici();
/** Lets so many calls run together; the others wait in line. */
function gate(atOnce) {
	const line = [];
	let running = 0;
	return async (call) => {
		if (running >= atOnce) await new Promise((enter) => line.push(enter));
		else running++;
		try {
			return await call();
		} finally {
			const next = line.shift();
			if (next === void 0) running--;
			else next();
		}
	};
}

// src/kube/asking.ts
const atOnce = 64;
const doubtfulAtOnce = 16;
/** How long an answer may take, in milliseconds. */
const patience$2 = 1e3;
function asker() {
	const agent = new import_undici.Agent({
		connections: 1,
		pipelining: 0,
		connect: { timeout: patience$2 }
	});
	const enter = gate(atOnce);
	const enterDoubtful = gate(doubtfulAtOnce);
	return {
		ask: (address, page, doubtful) => (doubtful ? enterDoubtful : enter)(() => askProxy(address, page, {
			patience: patience$2,
			dispatcher: agent
		})),
		close: () => agent.destroy()
	};
}

// src/kube/key-files.ts
/** The certificates among own files: their names stand beside the ConfigMap's files, and a Secret of the ConfigMap's name brings what they hold. */
var KeyFiles = class {
	given;
	ownerOf;
	restored;
	busy = /* @__PURE__ */ new Set();
	written = /* @__PURE__ */ new Map();
	refused = /* @__PURE__ */ new Map();
	plain = /* @__PURE__ */ new WeakMap();
	constructor(given, ownerOf, restored) {
		this.given = given;
		this.ownerOf = ownerOf;
		this.restored = restored;
	}
	takenNames() {
		return [...this.refused.values()];
	}
	/** The files without certificates; the same for the same. */
	apart(files) {
		if (files === void 0) return void 0;
		const plain = this.plain.get(files) ?? withoutCertificates(files);
		this.plain.set(files, plain);
		return plain;
	}
	/** The ConfigMap's files with the names of the certificates that stand in the Secret. */
	beside(key, files) {
		const names = this.names(key);
		if (files === void 0 || names.size === 0) return files;
		return new Map([...files, ...[...names].sort().map((name) => [name, ""])]);
	}
	/** Makes the Secret bring the certificates among the files; where it does already, nothing is written. Throws ApiError. */
	async put(key, files, rank) {
		const wanted = certificatesIn(files);
		if (sameNames(wanted, this.names(key)) && !this.refused.has(key)) return;
		await this.write(key, wanted, rank);
	}
	/** Writes again what somebody has altered or deleted since it was written. */
	restore(failed) {
		for (const [key, { names }] of this.written) {
			if (this.busy.has(key) || this.refused.has(key) || sameNames(names, this.names(key))) continue;
			this.write(key, names, "rest").then(() => this.restored(key)).catch((error) => failed(`restore Secret ${key}`, error));
		}
	}
	async write(key, wanted, rank) {
		const { queue, secrets, told } = this.given;
		if (secrets === void 0) return;
		const owner = this.ownerOf(key);
		const content = {
			key,
			names: [...wanted].sort(),
			...owner && { owner }
		};
		this.busy.add(key);
		const result = await queue.keys(content, (name) => secrets.text(name), rank).finally(() => this.busy.delete(key));
		this.written.set(key, {
			names: wanted,
			seen: secrets.files(key)
		});
		if (result.kind !== "refused") this.refused.delete(key);
		else {
			if (!this.refused.has(key)) told({
				kind: "refused",
				taken: result.taken
			});
			this.refused.set(key, result.taken);
		}
	}
	/** Lets go of what nothing names any more. A Secret that no pod owns is deleted. */
	forget(named) {
		for (const key of this.written.keys()) {
			if (named.has(key)) continue;
			this.written.delete(key);
			this.given.queue.keys({
				key,
				names: []
			}, () => void 0, "rest").catch(() => {});
		}
	}
	/** What the watch tells after a write counts: if it is older after all, the next write finds nothing to do. */
	names(key) {
		const seen = this.given.secrets?.files(key);
		const last = this.written.get(key);
		return last !== void 0 && last.seen === seen ? last.names : new Set(seen);
	}
};
const sameNames = (one, other) => one.size === other.size && one.isSubsetOf(other);

// src/kube/membership.ts
/** Which workloads each scope has, under the keys of their own ConfigMaps. */
var Membership = class {
	members = /* @__PURE__ */ new Map();
	joined = /* @__PURE__ */ new Map();
	/** False where it is the same as last time, as in most passes. */
	join(scope, workloads, pods) {
		const last = this.joined.get(scope);
		if (last?.workloads === workloads && last.pods === pods) return false;
		this.joined.set(scope, {
			workloads,
			pods
		});
		this.members.set(scope, new Map(workloads.map((workload) => [workload.key, workload])));
		return true;
	}
	leave(scope) {
		this.members.delete(scope);
		this.joined.delete(scope);
	}
	scopes() {
		return [...this.members.keys()];
	}
	/** The own ConfigMaps of a scope. */
	keys(scope) {
		return this.members.get(scope)?.keys() ?? [];
	}
	/** The workload whose own ConfigMap this is. */
	of(key) {
		for (const workloads of this.members.values()) {
			const found = workloads.get(key);
			if (found !== void 0) return found;
		}
	}
	/** The workloads whose pods mount a ConfigMap. */
	naming(key) {
		return [...this.members.get(key)?.values() ?? [], ...[...this.members.values()].flatMap((workloads) => workloads.get(key) ?? [])];
	}
};
/** The pods of workloads as they were last read, under their names. */
const podsOf = (workloads, pods) => new Map(workloads.flatMap(({ key, pods: names }) => names.flatMap((name) => {
	const pod = pods.get(name);
	return pod === void 0 ? [] : [[name, {
		key,
		pod
	}]];
})));

// src/kube/awaiting.ts
/** A step waits for each proxy until then, in milliseconds after what it waits for was written or poked. */
const silentTime = 1e4;
const laggingTime = 1e5;
/** How often a step that waits looks again in any case, in milliseconds. */
const longest$2 = 5e3;
/**
* Until when a step waits for a proxy: `no` longer, `unpoked` until it was poked, else a time on the clock that never goes back. `unasked` is
* how long after its poke one that never answered counts as served, in milliseconds.
*/
function waitsUntil(proxy, awaited, { stand, unasked }) {
	if (proxy.address === void 0 || awaited.size === 0) return "no";
	if (proxy.shown !== void 0 && showsAwaited(proxy.shown, awaited)) return "no";
	if (!proxy.hasStarted && proxy.failures > 0) return "no";
	const since = [...awaited].map(([file, version]) => stand.since(proxy.key, file, version));
	const at = Math.max(...since.map((one) => one.at));
	if (proxy.answers) return at + laggingTime;
	if (proxy.failures === 0) return Number.POSITIVE_INFINITY;
	const poked = proxy.pokedFor(Math.max(...since.map((one) => one.index)));
	if (poked === void 0) return "unpoked";
	return proxy.shown === void 0 ? poked + unasked : Math.max(poked, at) + silentTime;
}
/** Those who wait for news. What is told in one turn of the event loop is news once. */
var News = class {
	waiting = /* @__PURE__ */ new Set();
	heard;
	due;
	constructor(heard) {
		this.heard = heard;
	}
	tell() {
		this.due ??= setImmediate(() => {
			this.due = void 0;
			for (const done of [...this.waiting]) done();
			this.heard();
		});
	}
	/** Resolves at the next news, after so many milliseconds, or at the signal. */
	next(time, signal) {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				this.waiting.delete(done);
				signal.removeEventListener("abort", done);
				resolve();
			};
			const timer = setTimeout(done, Math.min(time, longest$2));
			this.waiting.add(done);
			signal.addEventListener("abort", done);
		});
	}
};

// src/kube/blame.ts
/**
* Finds the text that a proxy refused. Its counters tell only how often it refused something since its start, so a gain is held against the
* text that stands where no other can be meant: the file does not move, and no other text stood there shortly before.
*/
var Blame = class {
	/** What each file's counters were when nothing of it could be about a text that is still to be run. */
	settled = /* @__PURE__ */ new Map();
	/** What they were when they were first looked at after the file had moved: what came before may be about an earlier text. */
	fresh = /* @__PURE__ */ new Map();
	last;
	isKnown = false;
	doubt = false;
	/** Since when each late file has not moved. */
	stuck = /* @__PURE__ */ new Map();
	former = /* @__PURE__ */ new Map();
	/** Whether there is nothing to ask the counters for where nothing is late. */
	get isClean() {
		return this.isKnown && !this.doubt;
	}
	/** Takes in what the proxy shows now and what it showed before. */
	moved(before, { shown, late }, now) {
		for (const file of this.stuck.keys()) if (!late.includes(file)) this.stuck.delete(file);
		for (const file of this.former.keys()) if (!late.includes(file)) this.former.delete(file);
		for (const file of late) if (!this.stuck.has(file) || before?.get(file) !== shown.get(file)) this.stuck.set(file, now);
	}
	/** Takes in that other texts stand; `inDoubt`: it is not known whether the proxy has come to run the former ones. */
	overtaken(files, lag, inDoubt, now) {
		if (inDoubt) this.doubt = true;
		for (const file of lag.late) {
			const text = files.get(file) ?? "";
			if (text === lag.files.get(file) || !this.doubt) continue;
			const former = (this.former.get(file) ?? []).filter(({ until }) => now - until < unreadable);
			this.former.set(file, [...former, {
				text,
				until: now
			}]);
		}
	}
	/** Takes in the counters, and gives the files that they speak against, each time that they do. */
	look(failures, lag, now) {
		this.settle(failures, lag);
		const isFirst = !this.isKnown;
		if (lag.late.length === 0) this.isKnown = true;
		this.doubt = lag.late.length > 0;
		return lag.late.flatMap((file) => {
			const isLong = now - (this.stuck.get(file) ?? now) >= unreadable;
			if (isFirst && !isLong || this.mayMeanAnother(file, lag, now)) return [];
			const counts = failures.get(file) ?? none$1;
			const settled = sinceRestart(this.settled.get(file) ?? none$1, counts);
			const before = isLong ? settled : sinceRestart(this.fresh.get(file) ?? settled, counts);
			const isBad = counts.rejected > before.rejected;
			return isBad || isLong && counts.unread > settled.unread ? [{
				file,
				isBad
			}] : [];
		});
	}
	/** What was counted before a file moved is no matter of what stands there now. */
	settle(failures, { shown, late }) {
		const { last } = this;
		for (const [file, counts] of failures) {
			const isLate = late.includes(file);
			if (isLate && (last === void 0 || last.shown.get(file) === shown.get(file))) continue;
			this.settled.set(file, isLate ? last?.failures.get(file) ?? none$1 : counts);
			this.fresh.set(file, counts);
		}
		this.last = {
			shown,
			failures
		};
	}
	/** Whether another text than the one that stands may be what was refused. Endpoints are never the reason. */
	mayMeanAnother(file, { files }, now) {
		const text = files.get(file) ?? "";
		return (this.former.get(file) ?? []).some((former) => now - former.until < unreadable && !sameButEndpoints(file, former.text, text));
	}
};
const none$1 = {
	rejected: 0,
	unread: 0
};
/** A proxy that was started again counts anew. */
const sinceRestart = (before, now) => now.rejected < before.rejected || now.unread < before.unread ? none$1 : before;
/** A file that cannot be read for so long counts as refused, in milliseconds. */
const unreadable = 3e3;

// src/kube/pod-proxy.ts
/** What is known of one pod's proxy. Times are on the clock that never goes back, in milliseconds. */
var PodProxy = class {
	name;
	pod;
	/** Its own ConfigMap. */
	key;
	/** What it showed last. */
	shown;
	/** The files of which it showed another version than the one that stands. */
	late = [];
	/** Files whose present text it refused, with the version of it. */
	refused = /* @__PURE__ */ new Map();
	/** Times that it did not answer in a row. */
	failures = 0;
	/** Times that it was asked since the last poke. */
	asked = 0;
	/** Pokes that were sent again for the same write. */
	again = 0;
	timer;
	due;
	asking = false;
	openPokes = 0;
	/** Its pod is not there any more. */
	isGone = false;
	/** Numbers of writes and the times at which the poke after them was answered, in order. */
	pokes = [];
	files = /* @__PURE__ */ new Map();
	blame = new Blame();
	/** The number that was found last, and for what. */
	stateOf;
	wasReady;
	isNew = false;
	newUntil = Number.NEGATIVE_INFINITY;
	constructor(name, key, pod) {
		this.name = name;
		this.key = key;
		this.pod = pod;
		this.wasReady = pod.ready;
	}
	/** Takes the pod as it is now; true where it has become worth asking. */
	update(pod, key, now) {
		const turned = pod.ready && !this.pod.ready || pod.ip !== this.pod.ip;
		if (pod.ready && !this.wasReady) {
			this.isNew = this.shown === void 0 || this.late.length > 0;
			this.newUntil = now + newcomer;
		}
		this.wasReady ||= pod.ready;
		this.pod = pod;
		if (key !== this.key) this.stateOf = void 0;
		this.key = key;
		return turned;
	}
	/** The address at which it can be asked. The kubelet gives a terminating pod no new files, so there is nothing to ask it for. */
	get address() {
		return this.pod.terminating ? void 0 : this.pod.ip;
	}
	/** Whether statuses speak of it: it was ready, and if it has just become so, it has come to run what stands. */
	counts(now) {
		return this.address !== void 0 && this.wasReady && (!this.isNew || now >= this.newUntil);
	}
	/** How far it has come. */
	state(stand) {
		const { shown, stateOf: last } = this;
		const isSame = last !== void 0 && last.shown === shown && last.stand === stand.index;
		const index = isSame ? last.index : shown === void 0 ? -1 : stand.indexOf(this.key, shown);
		if (!isSame) this.stateOf = {
			shown,
			stand: stand.index,
			index
		};
		return {
			pod: this.name,
			index,
			answers: this.failures === 0,
			refused: [...this.refused.keys()]
		};
	}
	/** Whether it ran when it was last heard of. */
	get hasStarted() {
		return this.wasReady || this.shown !== void 0;
	}
	/** Whether it can be asked, as far as is known: it answered last time. */
	get answers() {
		return this.shown !== void 0 && this.failures === 0;
	}
	/** Takes in that other files stand. */
	take(files, now) {
		const inDoubt = this.late.length > 0 || this.due !== void 0 || this.openPokes > 0;
		this.again = 0;
		const before = this.files;
		if (this.shown !== void 0) this.blame.overtaken(before, this.compare(this.shown, files, now), inDoubt, now);
		for (const [file, version] of this.refused) if (versionIn(files.get(file) ?? "") !== version) this.refused.delete(file);
	}
	/** Takes in an answer. */
	answered(shown, files, now) {
		this.failures = 0;
		this.asked++;
		this.compare(shown, files, now);
		if (this.late.length === 0) this.isNew = false;
	}
	compare(shown, files, now) {
		const lag = {
			shown,
			files,
			late: behind(shown, files)
		};
		this.blame.moved(this.shown, lag, now);
		this.shown = shown;
		this.files = files;
		this.late = lag.late;
		return lag;
	}
	/** Whether its counters are known to tell of nothing that stands. */
	get isClean() {
		return this.blame.isClean;
	}
	/**
	* Finds what it has newly refused from what went wrong since its start. A rejected text is bad; one that could not be read for long is told
	* of, but it may be the reading that fails.
	*/
	judge(failures, now) {
		const { shown = /* @__PURE__ */ new Map(), files, late } = this;
		if (late.length === 0) this.refused.clear();
		const blamed = this.blame.look(failures, {
			shown,
			files,
			late
		}, now).filter(({ file }) => !this.refused.has(file));
		for (const { file } of blamed) this.refused.set(file, versionIn(files.get(file) ?? "") ?? "");
		return blamed;
	}
	pokeAnswered(index, at) {
		this.openPokes--;
		this.pokes.push({
			index,
			at
		});
		if (this.pokes.length > rememberedPokes) this.pokes.shift();
	}
	/** When it was first poked after a write of this number or a later one. */
	pokedFor(index) {
		return this.pokes.find((poke) => poke.index >= index)?.at;
	}
};
/** A pod that has just become ready is left out of counts until it runs what stands, for as long as this, in milliseconds. */
const newcomer = 1e4;
const rememberedPokes = 20;

// src/kube/questions.ts
/** From a poke's answer to the first question, and from one question to the next, in milliseconds. */
const expected = 90;
const first = 40;
const longest$1 = 5e3;
/** The same while its poke waits for its turn: until then it has nothing new to tell, unless the kubelet looked by itself. */
const unpoked = 3e4;
/** A poke is sent again after so long, three times as long each time. The kubelet looks by itself about once a minute. */
const pokeAgain = 1500;
const longestPokeAgain = 6e4;
/** One that does not answer is asked again after so long, twice as long each time. */
const silence = 100;
const longestUnanswered = 6e4;
/** Most proxies that are asked so often run what they should by then; the others are asked what they refused. */
const patientAsks = 3;
/** Pokes proxies, and asks them what they run until they run what stands. */
var Questions = class {
	given;
	stopped = false;
	constructor(given) {
		this.given = given;
	}
	stop() {
		this.stopped = true;
	}
	/** Makes the kubelet look at the pod's volumes, and asks afterwards. */
	poke(proxy, rank, again) {
		const { index } = this.given.stand;
		proxy.openPokes++;
		proxy.asked = 0;
		this.given.poke(proxy, rank, again).finally(() => {
			proxy.pokeAnswered(index, performance.now());
			this.later(proxy, expected);
			this.given.told();
		});
	}
	/** Asks in so many milliseconds, or sooner where that was settled before. */
	later(proxy, time) {
		if (this.stopped || proxy.address === void 0 || proxy.isGone) return;
		const due = performance.now() + time;
		if (proxy.due !== void 0 && proxy.due <= due) return;
		clearTimeout(proxy.timer);
		proxy.due = due;
		proxy.timer = setTimeout(() => {
			proxy.due = void 0;
			this.ask(proxy);
		}, time).unref();
	}
	async ask(proxy) {
		const { address } = proxy;
		if (proxy.asking || address === void 0 || this.given.stand.index === 0) return;
		proxy.asking = true;
		const ask = (page) => this.given.asker.ask(address, page, !proxy.answers);
		try {
			const answer = await ask("/config/versions");
			if (answer === void 0) proxy.failures++;
			else await this.answered(proxy, answer, () => ask("/config/health"));
		} finally {
			proxy.asking = false;
		}
		if (proxy.address === address) this.again(proxy);
		else this.later(proxy, 0);
		this.given.told();
	}
	async answered(proxy, answer, health) {
		const { stand, refused } = this.given;
		const { index } = stand;
		const files = stand.of(proxy.key);
		const of = subscriptions(files);
		proxy.answered(versionsIn(answer, of), files, performance.now());
		if (proxy.late.length > 0 ? proxy.asked < patientAsks : proxy.isClean) return;
		const failures = await health();
		if (failures === void 0 || index !== stand.index) return;
		for (const { file, isBad } of proxy.judge(failuresIn(failures, of), performance.now())) refused(proxy, file, isBad);
	}
	/** Settles when a proxy is asked next, if there is something to ask it for, and whether it is poked again. */
	again(proxy) {
		if (proxy.failures > 0) {
			const longestWait = proxy.shown === void 0 ? longestUnanswered : longest$1;
			this.later(proxy, Math.min(longestWait, silence * 2 ** Math.min(proxy.failures, 10)));
			return;
		}
		if (proxy.late.length === 0) return;
		if (proxy.openPokes > 0) {
			this.later(proxy, unpoked);
			return;
		}
		const wait = Math.min(longest$1, first * 1.5 ** Math.min(proxy.asked, 20));
		this.later(proxy, proxy.refused.size > 0 ? longest$1 : wait);
		if (proxy.refused.size > 0) return;
		const poked = proxy.pokes.at(-1)?.at;
		const time = Math.min(longestPokeAgain, pokeAgain * 3 ** proxy.again);
		const { takenAt } = this.given.stand;
		if (poked !== void 0 && performance.now() - Math.max(poked, takenAt) < time) return;
		if (poked !== void 0) proxy.again++;
		this.poke(proxy, "rest", poked !== void 0);
	}
};

// src/kube/stand.ts
/** Versions that are remembered of a file: a proxy that shows an older one counts as one that shows none. */
const remembered = 100;
/** Texts that are kept of a file that changes faster than the proxies follow. */
const keptTexts = 20;
const nobody$1 = /* @__PURE__ */ new Map();
/** What stands in the ConfigMaps of a scope. Writes are numbered, so that what a proxy shows tells with which of them it has caught up. */
var Stand = class {
	index = 0;
	takenAt = 0;
	files = {
		shared: nobody$1,
		own: /* @__PURE__ */ new Map()
	};
	shared = /* @__PURE__ */ new Map();
	own = /* @__PURE__ */ new Map();
	merged = /* @__PURE__ */ new Map();
	/** Takes in what stands from now on. */
	take(files, at) {
		if (files.shared === this.files.shared && sameOwn(files.own, this.files.own)) return;
		this.files = files;
		this.index++;
		this.takenAt = at;
		this.merged.clear();
		const since = {
			index: this.index,
			at
		};
		note(this.shared, files.shared, since);
		for (const key of this.own.keys()) if (!files.own.has(key)) this.own.delete(key);
		for (const [key, each] of files.own) {
			const histories = this.own.get(key) ?? /* @__PURE__ */ new Map();
			this.own.set(key, histories);
			note(histories, each, since);
		}
	}
	/** All files of a proxy. */
	of(key) {
		const made = this.merged.get(key) ?? new Map([...this.files.shared, ...this.files.own.get(key) ?? []]);
		this.merged.set(key, made);
		return made;
	}
	/** The number of the latest write of which a proxy shows every file; -1 where it shows something older than is remembered. */
	indexOf(key, shown) {
		let least = this.index;
		for (const [file, version] of shown) {
			if (file.startsWith("eds.")) continue;
			const history = this.history(key, file);
			if (history !== void 0) least = Math.min(least, history.last.get(version) ?? -1);
		}
		return shown.has("cds.json") && shown.has("lds.json") ? least : -1;
	}
	/** Since when what is awaited of a file stands. */
	since(key, file, awaited) {
		const history = this.history(key, file);
		if (history === void 0 || !isAwaited(history.version, awaited)) return {
			index: this.index,
			at: 0
		};
		return history.version === awaited ? history.whole : history.names;
	}
	/** Takes in what the proxies that answer run: what the slowest of them has come to is known to be good. */
	settle(proxies) {
		const least = /* @__PURE__ */ new Map();
		for (const { key, shown } of proxies) for (const [file, version] of shown) {
			const history = this.history(key, file);
			if (history === void 0) continue;
			const index = history.last.get(version) ?? -1;
			least.set(history, Math.min(least.get(history) ?? index, index));
		}
		for (const histories of [this.shared, ...this.own.values()]) for (const history of histories.values()) settle(history, least.get(history));
	}
	/** What a file holds, with which write it came, and what every proxy ran before it. */
	text(key, file) {
		const history = this.history(key, file);
		const own = this.own.get(key)?.has(file) === true;
		return {
			text: history?.text ?? "",
			good: history?.good,
			own,
			index: history?.whole.index ?? this.index
		};
	}
	history(key, file) {
		return this.own.get(key)?.get(file) ?? this.shared.get(file);
	}
};
const sameOwn = (a, b) => a === b || a.size === b.size && [...a].every(([key, files]) => b.get(key) === files);
function note(histories, files, since) {
	for (const file of histories.keys()) if (!files.has(file)) histories.delete(file);
	for (const [file, text] of files) {
		const version = versionIn(text) ?? "";
		const history = histories.get(file) ?? begun(version, text, since);
		histories.set(file, history);
		if (history.version !== version) {
			history.whole = since;
			if (namesPart(history.version) !== namesPart(version)) history.names = since;
			if (history.texts.size >= keptTexts) history.texts.delete(history.version);
		}
		remember(history, {
			version,
			text,
			index: since.index
		});
	}
}
const begun = (version, text, since) => ({
	last: /* @__PURE__ */ new Map(),
	texts: /* @__PURE__ */ new Map(),
	version,
	text,
	whole: since,
	names: since
});
function remember(history, now) {
	history.version = now.version;
	history.text = now.text;
	history.texts.set(now.version, now.text);
	history.last.delete(now.version);
	history.last.set(now.version, now.index);
	const [oldest] = history.last.keys();
	if (history.last.size > remembered && oldest !== void 0) history.last.delete(oldest);
}
/** `index` is that of the slowest; undefined where nobody shows the file, so that no earlier text of it can come to be known as good. */
function settle(history, index) {
	if (index === void 0) {
		for (const version of history.texts.keys()) if (version !== history.version) history.texts.delete(version);
		return;
	}
	for (const [version, at] of history.last) {
		if (at > index) return;
		const text = history.texts.get(version);
		if (at < index) history.texts.delete(version);
		else if (text !== void 0) history.good = text;
	}
}

// src/kube/scope-proxies.ts
/** The proxies of one scope: what stands for them, and how far they have come. */
var ScopeProxies = class {
	stand = new Stand();
	given;
	questions;
	news;
	proxies = /* @__PURE__ */ new Map();
	byKey = /* @__PURE__ */ new Map();
	stopped = false;
	constructor(given) {
		this.given = given;
		this.news = new News(given.changed);
		this.questions = new Questions({
			...given,
			stand: this.stand,
			refused: (proxy, file, isBad) => this.refused(proxy, file, isBad),
			told: () => this.news.tell()
		});
	}
	/** The pods that there are now, under their own ConfigMaps. */
	members(pods) {
		const now = performance.now();
		for (const [name, proxy] of this.proxies) {
			if (pods.has(name)) continue;
			proxy.isGone = true;
			clearTimeout(proxy.timer);
			this.proxies.delete(name);
		}
		for (const [name, { key, pod }] of pods) {
			const proxy = this.proxies.get(name) ?? new PodProxy(name, key, pod);
			const isNew = !this.proxies.has(name);
			this.proxies.set(name, proxy);
			if (proxy.update(pod, key, now) || isNew) this.questions.later(proxy, 0);
		}
		this.byKey = Map.groupBy(this.proxies.values(), (proxy) => proxy.key);
		this.news.tell();
	}
	/** Takes in what stands from now on in the ConfigMaps. Those whose files are others now are poked by the caller. */
	take(files) {
		const before = this.stand.index;
		const now = performance.now();
		this.stand.settle(this.answering());
		this.stand.take(files, now);
		if (this.stand.index === before) return;
		for (const proxy of this.proxies.values()) {
			proxy.take(this.stand.of(proxy.key), now);
			if (before === 0) this.questions.later(proxy, 0);
		}
	}
	/** Makes the kubelet look at the volumes of a workload's pods, and asks the proxies afterwards. */
	poke(key, rank, again) {
		for (const proxy of this.byKey.get(key) ?? []) if (!proxy.pod.terminating) this.questions.poke(proxy, rank, again);
	}
	/** Whether a pod of a workload has mounted its volumes: only then it needs a poke for a ConfigMap that has just been made. */
	hasStarted(key) {
		return this.byKey.get(key)?.some((proxy) => proxy.pod.ip !== void 0) ?? false;
	}
	/**
	* Resolves when every proxy shows what is awaited, or has had its time, or the signal says so. `waits` hears now and then for whom.
	*/
	async shown(awaited, signal, waits) {
		while (!signal.aborted && !this.stopped) {
			const now = performance.now();
			const holding = [...this.proxies.values()].flatMap((proxy) => {
				const until = this.holds(proxy, awaited(proxy.key));
				return until <= now ? [] : [{
					proxy,
					until
				}];
			});
			if (holding.length === 0) return;
			waits(holding.map(({ proxy }) => proxy.name));
			await this.news.next(Math.min(...holding.map(({ until }) => until)) - now, signal);
		}
	}
	/** Those of which statuses speak. */
	states() {
		const now = performance.now();
		return [...this.proxies.values()].filter((proxy) => proxy.counts(now)).map((proxy) => proxy.state(this.stand));
	}
	stop() {
		this.stopped = true;
		this.questions.stop();
		for (const proxy of this.proxies.values()) clearTimeout(proxy.timer);
		this.news.tell();
	}
	holds(proxy, awaited) {
		const until = waitsUntil(proxy, awaited, {
			stand: this.stand,
			unasked: this.given.unasked
		});
		if (until === "no") return Number.NEGATIVE_INFINITY;
		if (until !== "unpoked") return until;
		if (proxy.openPokes === 0) this.questions.poke(proxy, "rest", false);
		return Number.POSITIVE_INFINITY;
	}
	*answering() {
		for (const { key, shown, answers } of this.proxies.values()) if (answers && shown) yield {
			key,
			shown
		};
	}
	refused(proxy, file, isBad) {
		this.stand.settle(this.answering());
		const { text, good, own, index } = this.stand.text(proxy.key, file);
		this.given.refused({
			file,
			text,
			by: proxy.name,
			index,
			...own && { own: proxy.key },
			...isBad && good !== void 0 && { good }
		});
	}
};

// src/kube/standing.ts
/** A change on the watch is looked at after this quiet time, so that a pass may say first that nothing is wanted there any more. In milliseconds. */
const quiet$2 = 250;
/** Between two times that one ConfigMap is put back, in milliseconds. */
const betweenRestores = 1e3;
/** How often what was refused is tried again, in milliseconds. */
const slow = 3e4;
const readsAtOnce = 8;
/**
* Remembers what was written, sees to it that it stands, and so knows the text of live files without reading them. The text is the very one that
* the translation holds. A ConfigMap that may not be written counts as written, so that one of them does not stop the rest of its scope.
*/
var Standing = class {
	given;
	entries = /* @__PURE__ */ new Map();
	read = gate(readsAtOnce);
	slowly;
	unfollow;
	soon;
	constructor(given) {
		this.given = given;
		this.unfollow = given.configMaps.onChange(() => this.lookSoon(quiet$2));
		this.slowly = setInterval(() => this.look(true), slow).unref();
	}
	stop() {
		this.unfollow();
		clearInterval(this.slowly);
		clearTimeout(this.soon);
	}
	/** The files under a name as last written or read by us, without asking. */
	known(key) {
		return this.entries.get(key)?.files;
	}
	takenNames() {
		return [...this.entries.values()].flatMap(({ taken }) => taken ?? []);
	}
	/**
	* The files that stand under a name, or undefined where there are none, or a hand's. `wanted` spares the reading where it is what stands there.
	* Throws ApiError.
	*/
	async files(key, wanted) {
		const entry = this.entries.get(key);
		if (entry !== void 0) return entry.files;
		const held = this.given.configMaps.get(key);
		if (held === void 0 || held.content === "edited") return void 0;
		if (wanted !== void 0 && contentHash(wanted) === held.hash) return this.keep(key, wanted);
		const found = await this.read(() => readConfigMap(this.given.client, key));
		return found?.held.content === "intact" ? this.keep(key, found.files) : void 0;
	}
	/** Throws ApiError where it is not let, and QueueStopped. */
	async put(key, files, rank) {
		const result = await this.given.queue.put({
			...this.content(key, files),
			rank
		}).catch((error) => {
			if (error instanceof ApiError) this.given.unwritten(key, error);
			throw error;
		});
		const before = this.entries.get(key);
		const restoredAt = before?.restoredAt ?? Number.NEGATIVE_INFINITY;
		if (result.kind === "refused") {
			if (before?.taken === void 0) this.given.told({
				kind: "refused",
				taken: result.taken
			});
			this.entries.set(key, {
				files,
				state: "refused",
				taken: result.taken,
				restoredAt
			});
		} else this.entries.set(key, {
			files,
			state: result.kind === "gone" ? "gone" : "ours",
			restoredAt
		});
		return result;
	}
	/** Lets go of a name: what happens there is no concern any more. */
	forget(key) {
		this.entries.delete(key);
	}
	keys() {
		return this.entries.keys();
	}
	content(key, files) {
		const [owner, record] = [this.given.ownerOf(key), this.given.recordOf(key)];
		return {
			key,
			files,
			...owner !== void 0 && { owner },
			...record !== void 0 && { record }
		};
	}
	keep(key, files) {
		this.entries.set(key, {
			files,
			state: "ours",
			restoredAt: Number.NEGATIVE_INFINITY
		});
		return files;
	}
	lookSoon(wait) {
		this.soon ??= setTimeout(() => {
			this.soon = void 0;
			this.look(false);
		}, wait);
	}
	/** Puts back what does not stand as it was written; `all`: also tries again what was not let. */
	look(all) {
		const now = performance.now();
		for (const [key, entry] of this.entries) {
			if (this.given.queue.busy(key) || this.stands(key, entry, all)) continue;
			if (now - entry.restoredAt < betweenRestores) this.lookSoon(betweenRestores);
			else this.restore(key, entry);
		}
	}
	stands(key, entry, all) {
		if (entry.state !== "ours") return !all;
		const held = this.given.configMaps.get(key);
		return held?.content === "unread" || held?.content === "intact" && held.hash === contentHash(entry.files);
	}
	async restore(key, entry) {
		entry.restoredAt = performance.now();
		try {
			if ((await this.put(key, entry.files, "routes")).kind !== "written") return;
			this.given.told({
				kind: "restored",
				key
			});
			this.given.restored(key);
		} catch (error) {
			if (!(error instanceof QueueStopped)) this.given.told({
				kind: "failed",
				what: `ConfigMap ${key}`,
				error
			});
		}
	}
};

// src/kube/scopes.ts
const defaultStepTime = 2e3;
const noFiles = /* @__PURE__ */ new Map();
/** What stands in the ConfigMaps of every scope, and the proxies that run it. */
var Scopes = class {
	standing;
	given;
	refused = [];
	changed = () => {};
	membership = new Membership();
	/** What each scope is to have in the end. */
	wanted = /* @__PURE__ */ new Map();
	proxies = /* @__PURE__ */ new Map();
	/** By scope, and in it by ConfigMap. */
	records = /* @__PURE__ */ new Map();
	followed;
	asker = asker();
	keys;
	constructor(given) {
		this.given = given;
		const ownerOf = (key) => {
			const workload = this.membership.of(key);
			return workload && given.owner?.(workload);
		};
		const restored = (key) => {
			for (const workload of this.membership.naming(key)) this.of(workload.scope).poke(workload.key, "routes", true);
		};
		this.keys = new KeyFiles(given, ownerOf, restored);
		this.standing = new Standing({
			...given,
			ownerOf,
			recordOf: (key) => [...this.records.values()].find((kept) => kept.has(key))?.get(key),
			restored,
			unwritten: (key, error) => given.told({
				kind: "unwritten",
				key,
				pods: this.membership.naming(key).flatMap(({ pods }) => pods),
				error
			})
		});
	}
	failed = (what, error) => this.given.told({
		kind: "failed",
		what,
		error
	});
	async live(scope, workloads, wanted) {
		this.join(scope, workloads);
		if (wanted !== void 0) this.wanted.set(scope, wanted);
		await this.given.configMaps.begin();
		const shared = await this.standing.files(scope, wanted?.shared);
		const own = await Promise.all(workloads.map(async ({ key }) => ({
			key,
			files: this.keys.beside(key, await this.standing.files(key, this.keys.apart(wanted?.own.get(key))))
		})));
		const live = {
			shared: shared ?? noFiles,
			own: new Map(own.flatMap(({ key, files }) => files === void 0 ? [] : [[key, files]]))
		};
		if (live.shared.size > 0) this.of(scope).take(live);
		return live;
	}
	/** A ConfigMap that fails does not hold up the others; the first error is thrown when all have had their turn. */
	async write(scope, files) {
		const rank = this.rank(scope, files);
		const proxies = this.of(scope);
		await Promise.all([...files.own].map(([key, own]) => this.keys.put(key, own, rank)));
		const shared = await this.standing.put(scope, files.shared, rank);
		proxies.take(files);
		const failure = (await Promise.allSettled([...files.own].map(async ([key, own]) => {
			const result = await this.standing.put(key, this.keys.apart(own) ?? own, rank);
			if (![shared, result].some(({ kind }) => kind === "written")) return;
			if (!isFirst(result) || proxies.hasStarted(key)) proxies.poke(key, rank, false);
		}))).find((end) => end.status === "rejected");
		if (failure !== void 0) throw failure.reason;
	}
	/** A step that only prepares an edit of routes is as urgent as the edit. */
	rank(scope, files) {
		const live = this.known(scope, files);
		const wanted = this.wanted.get(scope) ?? files;
		const whole = this.given.urgency(live, wanted);
		return whole === "routes" ? whole : this.given.urgency(live, files);
	}
	remember(scope, records) {
		if (records.size > 0) this.records.set(scope, records);
		else this.records.delete(scope);
	}
	remembered(scope) {
		const { configMaps } = this.given;
		return new Map([scope, ...this.membership.keys(scope)].flatMap((key) => {
			const record = configMaps.get(key)?.record;
			return record === void 0 ? [] : [[key, record]];
		}));
	}
	async shown(scope, what, signal) {
		if (scope === void 0) return;
		const awaited = (key) => new Map([...what.after, ...what.afterOwn.get(key) ?? []]);
		const began = performance.now();
		let told = "";
		await this.of(scope).shown(awaited, signal, (pods) => {
			if (performance.now() - began < patience$1 || pods.join() === told) return;
			told = pods.join();
			this.given.told({
				kind: "waiting",
				scope,
				pods
			});
		});
	}
	follow(workloads) {
		const pods = this.given.pods();
		if (this.followed?.workloads !== workloads || this.followed.pods !== pods) {
			this.followed = {
				workloads,
				pods
			};
			for (const [scope, members] of Map.groupBy(workloads.values(), (one) => one.scope)) this.join(scope, members);
		}
		this.keys.restore(this.failed);
	}
	states(scope) {
		const proxies = this.proxies.get(scope);
		return {
			index: proxies?.stand.index ?? 0,
			proxies: proxies?.states() ?? []
		};
	}
	forget(named) {
		for (const key of this.standing.keys()) if (!named.has(key)) this.standing.forget(key);
		this.keys.forget(named);
		for (const scope of this.membership.scopes()) {
			if (named.has(scope)) continue;
			this.membership.leave(scope);
			this.wanted.delete(scope);
			this.records.delete(scope);
			this.proxies.get(scope)?.stop();
			this.proxies.delete(scope);
		}
	}
	stop() {
		for (const proxies of this.proxies.values()) proxies.stop();
		this.asker.close();
		this.standing.stop();
	}
	known(scope, files) {
		const own = [...files.own.keys()].map((key) => [key, this.standing.known(key) ?? noFiles]);
		return {
			shared: this.standing.known(scope) ?? noFiles,
			own: new Map(own)
		};
	}
	join(scope, workloads) {
		const pods = this.given.pods();
		if (this.membership.join(scope, workloads, pods)) this.of(scope).members(podsOf(workloads, pods));
	}
	of(scope) {
		const { stepTime = defaultStepTime } = this.given;
		const proxies = this.proxies.get(scope) ?? new ScopeProxies({
			asker: this.asker,
			unasked: stepTime,
			poke: (proxy, rank, again) => this.poke(scope, proxy, rank, again),
			refused: (refusal) => {
				this.given.told({
					kind: "refusal",
					refusal
				});
				for (const refused of this.refused) refused(scope, refusal);
			},
			changed: () => this.changed()
		});
		this.proxies.set(scope, proxies);
		return proxies;
	}
	async poke(scope, { key, name }, rank, again) {
		const version = [this.standing.known(scope), this.standing.known(key)].map((each) => contentHash(each ?? noFiles).slice(0, 16)).join(".");
		try {
			await this.given.queue.poke(split(name), again ? `${version}.${Date.now().toString(36)}` : version, rank);
		} catch (error) {
			if (!(error instanceof QueueStopped)) this.failed(`pod ${name}`, error);
		}
	}
};
/** A step that waits for longer than this is told of, in milliseconds. */
const patience$1 = 3e3;
const isFirst = (result) => result.kind === "written" && result.created;

// src/kube/sweep.ts
/** Deletes the ConfigMaps of ours that nothing names any more. */
var Sweep = class {
	given;
	unnamedSince = /* @__PURE__ */ new Map();
	named = /* @__PURE__ */ new Set();
	timer;
	constructor(given) {
		this.given = given;
	}
	/** Takes in which ConfigMaps are named now. */
	name(named) {
		this.named = named;
		this.run();
	}
	stop() {
		clearTimeout(this.timer);
	}
	run() {
		clearTimeout(this.timer);
		const { configMaps, grace } = this.given;
		const unnamed = configMaps.keys().difference(this.named);
		for (const key of this.unnamedSince.keys()) if (!unnamed.has(key)) this.unnamedSince.delete(key);
		const now = performance.now();
		for (const key of unnamed) {
			const since = this.unnamedSince.get(key) ?? now;
			this.unnamedSince.set(key, since);
			if (now - since >= grace) this.remove(key);
		}
		const [oldest] = this.unnamedSince.values();
		if (oldest !== void 0) {
			const wait = Math.max(1e3, oldest + grace - now);
			this.timer = setTimeout(() => this.run(), wait).unref();
		}
	}
	async remove(key) {
		this.unnamedSince.delete(key);
		try {
			await this.given.queue.remove(key);
		} catch (error) {
			if (!(error instanceof QueueStopped)) this.given.failed(`ConfigMap ${key}`, error);
		}
	}
};

// src/kube/sink.ts
const defaultGrace = 6e4;
/** The ConfigMaps of a cluster: shared ones first, then own ones, then the pokes of the pods whose files have changed. */
function kubeSink(given) {
	const scopes = new Scopes(given);
	const sweep = new Sweep({
		...given,
		grace: given.grace ?? defaultGrace,
		failed: scopes.failed
	});
	return {
		/** `wanted` spares the reading of what stands already. */
		live: (scope, workloads, wanted) => scopes.live(scope, workloads, wanted),
		write: (scope, files) => scopes.write(scope, files),
		shown: (workloads, what, signal) => scopes.shown(workloads[0]?.scope, what, signal),
		served: (workloads, files) => scopes.shown(workloads[0]?.scope, versionsOf(files), never),
		remember: (scope, records) => scopes.remember(scope, records),
		remembered: (scope) => scopes.remembered(scope),
		/** Takes in the workloads of all scopes and their pods as they are now. */
		members: (workloads) => scopes.follow(workloads),
		onRefused: (refused) => {
			scopes.refused.push(refused);
		},
		/** How far the proxies of a scope are, and the number of the write that stands there now. */
		states: (scope) => scopes.states(scope),
		/** Calls back when an answer of `states` may have changed. */
		onState: (changed) => {
			scopes.changed = changed;
		},
		remove: async (keep) => {
			const named = /* @__PURE__ */ new Set([...keep, ...namedBy(given.pods().values())]);
			scopes.forget(named);
			sweep.name(named);
		},
		/** What may not be written, because the name is somebody else's. */
		takenNames: () => [...scopes.standing.takenNames(), ...scopes.keys.takenNames()],
		stop: () => {
			sweep.stop();
			scopes.stop();
		}
	};
}
/** The names of ConfigMaps that pods say in their annotations, as `namespace/name`. */
function* namedBy(pods) {
	for (const { meta } of pods) for (const name of [annotations.configMap, annotations.sharedConfigMap]) {
		const value = meta.annotations[name];
		if (value !== void 0) yield `${meta.namespace}/${value}`;
	}
}
const never = new AbortController().signal;
/** Everything that a proxy shows of files; endpoints and certificates apart, whose files nothing waits for. */
function versionsOf({ shared, own }) {
	const versions = (files) => new Map([...files].map(([file, text]) => [file, versionIn(text)]).filter((each) => each[1] !== void 0 && !/^[es]ds\./.test(each[0])));
	return {
		after: versions(shared),
		afterOwn: new Map([...own].map(([key, files]) => [key, versions(files)]))
	};
}

// src/kube/bounded.ts
/**
* Calls that end in any case: after at least `time` milliseconds and at most twice as many, or when `end` says so. All calls that begin within
* one `time` share a deadline, since one of its own for each call costs more than a small call itself.
*/
function bounded(client, { time, end }) {
	const running = /* @__PURE__ */ new Map();
	let latest;
	end.addEventListener("abort", () => {
		for (const controller of running.keys()) controller.abort(end.reason);
	});
	const open = () => {
		const controller = new AbortController();
		setMaxListeners(0, controller.signal);
		setTimeout(() => {
			if (latest === controller) latest = void 0;
		}, time).unref();
		setTimeout(() => controller.abort(late(time)), 2 * time).unref();
		return controller;
	};
	return { request: async (call) => {
		if (end.aborted) throw end.reason;
		latest ??= open();
		const mine = latest;
		running.set(mine, (running.get(mine) ?? 0) + 1);
		try {
			return await client.request({
				...call,
				signal: mine.signal
			});
		} finally {
			const left = (running.get(mine) ?? 1) - 1;
			if (left === 0) running.delete(mine);
			else running.set(mine, left);
		}
	} };
}
const late = (time) => new DOMException(`The API server did not answer in ${time / 1e3} s.`, "TimeoutError");

// src/kube/pokes.ts
/**
* Makes the kubelet look at a pod's volumes now, by an annotation that says what is in them. A pod that is gone is passed over. Throws
* ApiError.
*/
async function pokePod(client, pod, version) {
	try {
		await client.request({
			method: "PATCH",
			path: `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}`,
			query: { fieldManager: manager },
			contentType: "application/merge-patch+json",
			accept: metadataOnly.object,
			body: { metadata: { annotations: { [annotations.configVersion]: version } } }
		});
	} catch (error) {
		if (!(error instanceof ApiError && error.status === 404)) throw error;
	}
}

// src/kube/status.ts
const plurals = {
	Gateway: "gateways",
	VirtualService: "virtualservices",
	DestinationRule: "destinationrules",
	ServiceEntry: "serviceentries",
	WorkloadEntry: "workloadentries"
};
const mostConflicts = 5;
/**
* Writes an object's status where it differs from what is there, and gives back the conditions that changed. Conditions that others wrote stay.
* Touches nothing but the status; an object that is gone is passed over. Throws ApiError.
*/
async function writeStatus(client, on, content) {
	for (let tries = 1;; tries++) try {
		return await writeOnce(client, on, content);
	} catch (error) {
		const status = error instanceof ApiError ? error.status : void 0;
		if (status === 404) return [];
		if (status !== 409 || tries === mostConflicts) throw error;
	}
}
/** The object in the best version that is served. Throws ApiError. */
async function found(client, { kind, namespace, name }) {
	const older = istioVersions.slice(1);
	for (let apiVersion = istioVersions[0];; apiVersion = older.shift() ?? "") {
		const path = `/apis/${apiVersion}/namespaces/${namespace}/${plurals[kind]}/${name}`;
		try {
			return {
				apiVersion,
				path,
				raw: fields(await client.request({
					method: "GET",
					path
				}))
			};
		} catch (error) {
			if (!(error instanceof ApiError) || error.status !== 404 || older.length === 0) throw error;
		}
	}
}
async function writeOnce(client, on, content) {
	const { apiVersion, path, raw } = await found(client, on);
	const metadata = fields(raw.metadata);
	const there = fields(raw.status);
	const status = wanted(content, there, now());
	if (isAsSaid(there, status)) return [];
	const resourceVersion = text(metadata.resourceVersion) ?? "";
	await client.request({
		method: "PATCH",
		path: `${path}/status`,
		query: {
			fieldManager: manager,
			force: "true"
		},
		contentType: "application/apply-patch+yaml",
		body: {
			apiVersion,
			kind: on.kind,
			metadata: {
				namespace: on.namespace,
				name: on.name,
				resourceVersion
			},
			status
		}
	});
	return transitions({
		...on,
		apiVersion,
		uid: text(metadata.uid) ?? "",
		resourceVersion
	}, items(there.conditions).map(fields), content.conditions);
}
/** Conditions of others first, as they are; of ours, those that hold on keep the time since when they do. */
function wanted(content, there, time) {
	const before = items(there.conditions).filter(isFields);
	const ours = new Set(content.conditions.map(({ type }) => type));
	const said = content.conditions.map((condition) => {
		const last = before.find(({ type }) => type === condition.type);
		const since = last?.status === condition.status ? text(last.lastTransitionTime) : void 0;
		return {
			...condition,
			observedGeneration: content.generation,
			lastTransitionTime: since ?? time
		};
	});
	return {
		observedGeneration: content.generation,
		conditions: [...before.filter(({ type }) => !ours.has(text(type) ?? "")), ...said],
		...content.validationMessages.length > 0 && { validationMessages: content.validationMessages }
	};
}
const isAsSaid = (there, status) => canonical([
	there.observedGeneration,
	byType(items(there.conditions)),
	items(there.validationMessages)
]) === canonical([
	status.observedGeneration,
	byType(status.conditions),
	status.validationMessages ?? []
]);
const typeOf = (condition) => text(fields(condition).type) ?? "";
const byType = (conditions) => [...conditions].sort((a, b) => typeOf(a) < typeOf(b) ? -1 : 1);
/** JSON with sorted members, for the API server gives them back in an order of its own. */
const canonical = (value) => JSON.stringify(value, (_, each) => isFields(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1)) : each);
function transitions(on, before, after) {
	return after.flatMap((condition) => {
		const last = text(before.find(({ type }) => type === condition.type)?.status);
		if (last === condition.status) return [];
		return [{
			on,
			condition,
			...last === void 0 ? {} : { before: last }
		}];
	});
}
/** The time as Kubernetes writes it, in whole seconds. */
const now = () => (/* @__PURE__ */ new Date()).toISOString().replace(/\.\d+Z$/, "Z");

// src/kube/write.ts
/** The kubelet makes a second look at a pod wait as long, in milliseconds. */
const betweenPokes = 1e3;
/** How long one call may take, and how long calls may go on after `stop`, in milliseconds. */
const callTime = 3e4;
const endTime = 5e3;
const free = {
	bytes: 0,
	pokes: 0
};
const sizeOf = ({ files }) => [...files.values()].reduce((sum, content) => sum + content.length, 0);
function writeQueue({ configMaps, told, limits, instance, ...given }) {
	const end = new AbortController();
	const client = bounded(given.client, {
		time: callTime,
		end: end.signal
	});
	const scheduler = new Scheduler({
		...defaultLimits,
		...limits
	});
	const maps = new Lane({
		name: "ConfigMap",
		scheduler,
		told,
		showsRoom: ({ kind }) => kind === "written",
		write: (key, task) => task === "remove" ? remove(client, configMaps, key) : put(client, configMaps, task)
	});
	const secrets = new Lane({
		name: "Secret",
		scheduler,
		told,
		write: (_key, { content, texts }) => putKeys(client, content, texts)
	});
	const pokes = new Lane({
		name: "pod",
		scheduler,
		told,
		spacing: betweenPokes,
		write: (_key, { pod, version }) => pokePod(client, pod, version)
	});
	const statuses = new Lane({
		name: "status of",
		scheduler,
		told,
		showsRoom: (transitions) => transitions.length > 0,
		write: (_key, { on, content }) => writeStatus(client, on, content)
	});
	const events = new Lane({
		name: "event",
		scheduler,
		told,
		write: (_key, content) => writeEvent(client, content, instance)
	});
	return {
		put: async (write) => {
			const held = configMaps.get(write.key);
			if (held !== void 0 && !maps.busy(write.key) && isAsWanted(held, write)) return {
				kind: "unchanged",
				held
			};
			return maps.submit(write.key, write, {
				rank: write.rank,
				cost: {
					bytes: sizeOf(write),
					pokes: 0
				}
			});
		},
		remove: async (key) => {
			await maps.submit(key, "remove", {
				rank: "rest",
				cost: free
			});
		},
		keys: (content, texts, rank) => secrets.submit(content.key, {
			content,
			texts
		}, {
			rank,
			cost: free
		}),
		busy: (key) => maps.busy(key),
		poke: (pod, version, rank = "rest") => pokes.submit(`${pod.namespace}/${pod.name}`, {
			pod,
			version
		}, {
			rank,
			cost: {
				bytes: 0,
				pokes: 1
			}
		}),
		status: (on, content) => statuses.submit(`${on.kind} ${on.namespace}/${on.name}`, {
			on,
			content
		}, {
			rank: "report",
			cost: free
		}),
		event: (content) => events.submit(eventKey(content), content, {
			rank: "report",
			cost: free
		}),
		calm: (longest) => scheduler.calm(longest),
		stop: async () => {
			for (const lane of [
				maps,
				secrets,
				pokes,
				statuses,
				events
			]) lane.stop();
			const timer = setTimeout(() => end.abort(), endTime);
			await scheduler.stop();
			clearTimeout(timer);
		}
	};
}
async function put(client, configMaps, write) {
	const { key } = write;
	configMaps.began(key);
	try {
		const result = await putConfigMap(client, write, configMaps.get(key));
		if (result.kind === "written" || result.kind === "unchanged") configMaps.note(key, result.held);
		else configMaps.forget(key);
		return result;
	} finally {
		configMaps.ended(key);
	}
}
async function remove(client, configMaps, key) {
	const held = configMaps.get(key);
	if (held !== void 0) await deleteConfigMap(client, key, held);
	configMaps.forget(key);
	return { kind: "gone" };
}

// src/kube/other-injector.ts
const webhookKind = {
	kind: "MutatingWebhookConfiguration",
	apiVersion: "admissionregistration.k8s.io/v1",
	plural: "mutatingwebhookconfigurations",
	namespaced: false
};
/** Follows Istio's own injector from now on, until `stop`. */
const otherInjector = (given) => watchKind({
	...given,
	kind: webhookKind,
	fieldSelector: `metadata.name=${istioInjector}`,
	read: (raw) => injectionWebhook(fields(raw))
});

// src/cli/advice.ts
/** Deployments and others are not followed: their pods are. */
const unread = /* @__PURE__ */ new Map();
/** Nobody waits for advice: translations that follow one another are looked at together, after so many milliseconds. */
const quiet$1 = 50;
function advice({ client, queue, warn }) {
	let last;
	let timer;
	const analyze = analyzer({ yaml });
	const tell = problemTeller(warn);
	const write = eventWriter(queue, warn);
	const once = memo(({ snapshot, translation }, known) => analyze({
		snapshot,
		mesh: translation.mesh,
		injectors: known,
		holders: unread
	}));
	const found = (event) => once(event, injectors.table());
	const say = () => {
		timer = void 0;
		if (last === void 0) return;
		const advised = found(last).filter(({ severity }) => severity !== "info");
		tell(advised);
		write([...last.problems, ...advised], last.snapshot);
	};
	const soon = () => {
		timer ??= setTimeout(say, quiet$1);
	};
	const injectors = otherInjector({
		client,
		changed: soon,
		told: (event) => {
			const sentence = watchSentence(event);
			if (sentence !== void 0) warn(sentence);
		}
	});
	return {
		look: (event) => {
			last = event;
			soon();
		},
		problems: (event) => [...event.problems, ...found(event)],
		stop: () => {
			clearTimeout(timer);
			return injectors.stop();
		}
	};
}
/** Writes an event for each problem of an object that has no status of Istio's, once while it lasts. */
function eventWriter(queue, warn) {
	let told = /* @__PURE__ */ new Set();
	return (problems, snapshot) => {
		const present = /* @__PURE__ */ new Set();
		for (const problem of problems) {
			const place = placeOf(problem.on, snapshot);
			if (place === void 0) continue;
			const key = `${place.on.uid} ${problem.code} ${problem.path} ${problem.message}`;
			present.add(key);
			if (told.has(key)) continue;
			const note = `${problem.code}: ${place.prefix}${problem.message}`;
			const content = warningEvent(place.on, {
				reason: problemCodes[problem.code],
				note
			});
			queue.event(content).catch((error) => {
				if (error instanceof QueueStopped) return;
				const why = error instanceof Error ? error.message : String(error);
				warn(`event on ${objectName(place.on)}: ${why}`);
			});
		}
		told = present;
	};
}
/** Where people look for an event: what is wrong with a pod template, on a pod of it, since only pods are read. */
function placeOf(on, { pods, services }) {
	const key = `${on.namespace}/${on.name}`;
	switch (on.kind) {
		case "Pod": return {
			on: {
				...on,
				uid: pods.get(key)?.uid ?? ""
			},
			prefix: ""
		};
		case "Service": return {
			on: {
				...on,
				uid: services.get(key)?.uid ?? ""
			},
			prefix: ""
		};
		case "Namespace": return {
			on: {
				...on,
				uid: on.name
			},
			prefix: ""
		};
		default: {
			const pod = podGroups(pods).get(`${on.kind} ${key}`)?.pod;
			if (pod === void 0) return void 0;
			const { namespace, name } = pod.meta;
			return {
				on: {
					kind: "Pod",
					namespace,
					name,
					uid: pod.uid ?? ""
				},
				prefix: `${objectName(on)}: `
			};
		}
	}
}

// src/cli/owner.ts
/** The pod that its own ConfigMap goes with. A ConfigMap that several pods name, or a pod template, belongs to none of them. */
function owner(workload, pods) {
	const [key, ...others] = workload.pods;
	const pod = key === void 0 ? void 0 : pods.get(key);
	if (others.length > 0 || pod?.uid === void 0 || pod.meta.annotations[annotations.configMapOf] === "template") return void 0;
	return {
		name: pod.meta.name,
		uid: pod.uid
	};
}

// src/analyze/parts.ts
const nobody = [];
/** Those that run the write of this number or a later one serve it; where there is no such write yet, none does. */
function partOf({ refused, tooLarge }, index, proxies) {
	const behind = proxies.filter((proxy) => index === void 0 || proxy.index < index);
	return {
		live: proxies.length - behind.length,
		all: proxies.length,
		lagging: behind.filter(({ answers }) => answers).map(({ pod }) => pod),
		silent: behind.filter(({ answers }) => !answers).map(({ pod }) => pod),
		refused: behind.length > 0 ? refused : void 0,
		tooLarge: behind.length > 0 && tooLarge && index === void 0
	};
}
/** How far the proxies of all its scopes are together. */
function whole(parts) {
	const all = sum(parts, "all");
	const live = sum(parts, "live");
	if (all === 0) return { kind: "noProxies" };
	if (live === all) return {
		kind: "live",
		all
	};
	const refused = parts.find((part) => part.refused !== void 0)?.refused;
	const lagging = parts.flatMap((part) => part.lagging);
	const silent = parts.flatMap((part) => part.silent);
	const counts = {
		kind: "partly",
		live,
		all,
		behind: [.../* @__PURE__ */ new Set([
			...refused?.by ?? nobody,
			...lagging,
			...silent
		])]
	};
	if (refused !== void 0) return {
		...counts,
		why: "refused",
		file: refused.file
	};
	if (parts.some((part) => part.tooLarge)) return {
		...counts,
		why: "tooLarge"
	};
	return {
		...counts,
		why: lagging.length > 0 ? "propagating" : "unreachable"
	};
}
const sum = (parts, of) => parts.reduce((total, part) => total + part[of], 0);

// src/analyze/progress.ts
const unknown = {
	version: "",
	scopes: [],
	since: /* @__PURE__ */ new Map(),
	parts: "",
	leaving: /* @__PURE__ */ new Map()
};
/**
* Remembers since which wish of each scope an object is part of it, and which write has the whole wish; a proxy serves the object when it runs that
* write or a later one. Endpoints that change meanwhile make new wishes and writes, and hold up nothing.
*/
function progressTracker() {
	const scopes = /* @__PURE__ */ new Map();
	const objects = /* @__PURE__ */ new Map();
	const same = interned();
	const of = (key) => {
		const scope = scopes.get(key) ?? fresh();
		scopes.set(key, scope);
		return scope;
	};
	return {
		/** Takes in what is wanted now, by scope, and which scopes each object touches. */
		wanted(files, tracked) {
			for (const key of scopes.keys()) if (!files.has(key)) scopes.delete(key);
			for (const [key, wanted] of files) wish(of(key), wanted);
			for (const id of objects.keys()) if (!tracked.has(id)) objects.delete(id);
			for (const [id, one] of tracked) objects.set(id, follow(objects.get(id), one, (key) => of(key).wish));
		},
		/** What stands since the write of this number has all that was wanted. */
		covered(key, wanted, index) {
			const scope = of(key);
			scope.refused = void 0;
			scope.tooLarge = false;
			scope.marks = [...scope.marks, {
				wish: scope.wishes.get(wanted) ?? 0,
				index
			}].slice(-200);
		},
		/** What stands since the write of this number is not what all run; what came with it is not served any more. */
		refused(key, file, by, index) {
			const scope = of(key);
			scope.refused = {
				file,
				by: [.../* @__PURE__ */ new Set([...scope.refused?.by ?? [], by])]
			};
			scope.marks = scope.marks.filter((mark) => mark.index < index);
		},
		tooLarge(key) {
			of(key).tooLarge = true;
		},
		/** How far each object is, given how far the proxies of each scope are. */
		progress(proxiesOf) {
			const proxies = memoByKey(proxiesOf);
			const parts = memoByKey((part) => {
				const [key = "", wished = ""] = part.split(" ");
				const scope = of(key);
				const index = scope.marks.find((mark) => mark.wish >= Number(wished))?.index;
				return partOf(scope, index, proxies(key));
			});
			const answers = memoByKey((all) => same(whole(all === "" ? [] : all.split("\n").map(parts))));
			return (id) => {
				const object = objects.get(id) ?? unknown;
				const left = [...object.leaving].filter(([key, wished]) => {
					const { live, all } = parts(partName(key, wished));
					if (live === all) object.leaving.delete(key);
					return live < all;
				});
				return answers(left.length === 0 ? object.parts : partsOf([...object.since, ...left]));
			};
		}
	};
}
const partName = (scope, wished) => `${scope} ${wished}`;
const partsOf = (since) => [...since].map(([scope, wished]) => partName(scope, wished)).join("\n");
/** What an object was part of is no measure for another content of it, or for a scope that it has just come to touch. */
function follow(before, { version, scopes }, wishOf) {
	const isSame = before?.version === version;
	if (isSame && before.scopes === scopes) return before;
	const kept = isSame ? before.since : void 0;
	const since = new Map(scopes.map((key) => [key, kept?.get(key) ?? wishOf(key)]));
	const left = isSame ? [] : [...before?.since.keys() ?? []].map((key) => [key, wishOf(key)]);
	const leaving = new Map([...before?.leaving ?? [], ...left].filter(([key]) => !since.has(key)));
	return {
		version,
		scopes,
		since,
		parts: partsOf(since),
		leaving
	};
}
const fresh = () => ({
	wanted: void 0,
	wish: 0,
	wishes: /* @__PURE__ */ new WeakMap(),
	marks: [],
	refused: void 0,
	tooLarge: false
});
function wish(scope, wanted) {
	if (scope.wanted === wanted) return;
	scope.wanted = wanted;
	scope.wishes.set(wanted, ++scope.wish);
}
function memoByKey(compute) {
	const known = /* @__PURE__ */ new Map();
	return (key) => {
		const found = known.get(key) ?? compute(key);
		known.set(key, found);
		return found;
	};
}
/** Makes equal answers one, so that what is made of them is made once. */
function interned() {
	let known = /* @__PURE__ */ new Map();
	return (progress) => {
		const text = JSON.stringify(progress);
		if (known.size > most$1) known = /* @__PURE__ */ new Map();
		const kept = known.get(text) ?? progress;
		known.set(text, kept);
		return kept;
	};
}
const most$1 = 1e4;

// src/analyze/status.ts
/** Codes of references that lead nowhere: what names them is accepted, and its share answers 503. */
const unresolved = /* @__PURE__ */ new Set(["IST0101"]);
/** The status of one object, from its own problems and its progress. */
function statusOf(problems, progress) {
	const errors = problems.filter((problem) => problem.severity === "error");
	const dangling = errors.filter((problem) => unresolved.has(problem.code));
	const refused = errors.filter((problem) => !unresolved.has(problem.code));
	const notServed = progress.kind === "noProxies" && errors.length > 0;
	return {
		conditions: [
			verdict("Accepted", refused, "Every rule is served as written."),
			verdict("ResolvedRefs", dangling, "Every host, subset, port and gateway that it names exists."),
			notServed ? servedNowhere : programmed(progress)
		],
		isPassing: progress.kind === "partly" && ["propagating", "unreachable"].includes(progress.why),
		validationMessages: problems.map(({ code, severity, path, message }) => ({
			type: {
				name: problemCodes[code],
				code
			},
			level: levels[severity],
			path,
			text: message
		}))
	};
}
const levels = {
	error: "ERROR",
	warning: "WARNING",
	info: "INFO"
};
function verdict(type, against, fine) {
	const [first, ...more] = against;
	if (first === void 0) return {
		type,
		status: "True",
		reason: type,
		message: fine
	};
	const others = more.length === 0 ? "" : ` And ${more.length} more.`;
	return {
		type,
		status: "False",
		reason: problemCodes[first.code],
		message: `${first.path}: ${first.message}${others}`
	};
}
const condition = (status, reason, message) => ({
	type: "Programmed",
	status,
	reason,
	message
});
const servedNowhere = condition("False", "NotServed", "No proxy has anything of it, for the reasons that the other conditions give.");
function programmed(progress) {
	switch (progress.kind) {
		case "written": return condition("Unknown", "Written", "The configuration is written; no proxy has been asked.");
		case "noProxies": return condition("True", "NoProxies", "No running proxy needs anything of it, so there is none to wait for.");
		case "live": return condition("True", "Live", `${count(progress.all, progress.all)} it.`);
		case "partly": return partly(progress);
	}
}
function partly({ live, all, why, behind, file }) {
	const counted = `${count(live, all)} it`;
	switch (why) {
		case "propagating": return condition("Unknown", "Propagating", `${counted}; not yet: ${some(behind)}.`);
		case "unreachable": return condition("Unknown", "Unreachable", `${counted}; not to be asked: ${some(behind)}. The operator must reach port 15021 of their addresses: a NetworkPolicy must let it in from its namespace.`);
		case "tooLarge": return condition("False", "TooLarge", `${counted}; not: ${some(behind)}. What is wanted does not fit a ConfigMap, and the proxies keep what they have.`);
		case "refused": {
			const [first = ""] = behind;
			const [namespace, name] = first.split("/");
			const advice = `Envoy refused ${file ?? "a file"}, and what it ran before stays in force. The reason is in its log: kubectl -n ${namespace} logs ${name} -c istio-proxy`;
			return condition("False", "Refused", `${counted}; not: ${some(behind)}. ${advice}`);
		}
	}
}
const count = (live, all) => `${live} of ${all} ${all === 1 ? "proxy serves" : "proxies serve"}`;
const most = 3;
const some = (pods) => pods.length <= most ? pods.join(", ") : `${pods.slice(0, most).join(", ")} and ${pods.length - most} more`;

// src/analyze/reports.ts
const none = [];
/** A function from what was translated to the status of every Istio object; what did not change keeps its identity. */
function reporter() {
	const each = mapEach((kind, meta, mine, progress) => ({
		kind,
		meta,
		...statusOf(mine, progress)
	}));
	return (objects, problems, progressOf) => {
		const byObject = Map.groupBy(problems, ({ on }) => `${on.kind} ${on.namespace}/${on.name}`);
		return [...each(reported(objects).map(({ id, kind, meta }) => [id, [
			kind,
			meta,
			byObject.get(id) ?? none,
			progressOf(id)
		]])).values()];
	};
}
/** The same, each under `Kind namespace/name`. */
function reported({ snapshot, misshapen }) {
	return [...[
		["Gateway", snapshot.gateways],
		["VirtualService", snapshot.virtualServices],
		["DestinationRule", snapshot.destinationRules],
		["ServiceEntry", snapshot.serviceEntries],
		["WorkloadEntry", snapshot.workloadEntries]
	].flatMap(([kind, table]) => [...table.values()].map(({ meta }) => ({
		kind,
		meta
	}))), ...misshapen].map(({ kind, meta }) => ({
		id: `${kind} ${objectKey(meta)}`,
		kind,
		meta
	}));
}
/** What is to be known of every object to follow how far it has come. */
const tracked = (objects, touches) => new Map(reported(objects).map(({ id, meta }) => [id, {
	version: `${meta.created ?? ""} ${meta.generation ?? 0}`,
	scopes: touches.get(id) ?? nowhere
}]));
const nowhere = [];

// src/cli/statuses.ts
/** Answers that come in together are looked at once, after so many milliseconds, and after so many times as long as the last look took. */
const quiet = 50;
const share = 10;
const longest = 500;
/** Follows every object from the pass that read it to the last proxy that serves it, and hands on what is to be said of each. */
function statuses({ states, problems, write }) {
	const progress = progressTracker();
	const reports = reporter();
	let last;
	let timer;
	let cost = 0;
	let stopped = false;
	const say = () => {
		timer = void 0;
		if (last === void 0) return;
		const began = performance.now();
		const of = progress.progress((scope) => states(scope).proxies);
		write(reports(last, problems(last), of));
		cost = performance.now() - began;
	};
	const look = () => {
		if (stopped) return;
		timer ??= setTimeout(say, Math.min(longest, Math.max(quiet, share * cost)));
	};
	return {
		look,
		take: (event) => {
			if (event.kind === "translated") {
				last = event;
				const { scopes, touches } = event.translation;
				progress.wanted(scopes, tracked(event, touches));
			} else if (event.kind === "covered") progress.covered(event.scope, event.wanted, states(event.scope).index);
			else if (event.kind === "recalled") progress.refused(event.scope, event.file, event.by, 0);
			else if (event.kind === "stuck") progress.tooLarge(event.scope);
			else return;
			look();
		},
		refused: (scope, { file, by, index }) => {
			progress.refused(scope, file, by, index);
			look();
		},
		stop: () => {
			stopped = true;
			clearTimeout(timer);
		}
	};
}

// src/cli/unwritten.ts
/** Of pods that mount one ConfigMap so many are told: who looks for the reason looks at one of them. */
const mostPods = 10;
/** What was told is forgotten beyond so many; to tell it twice does no harm. */
const mostKept = 1e4;
/** Tells pods in an event, once, that the files of their proxies cannot be written, and why. */
function unwritten({ queue, pods, failed }) {
	const told = /* @__PURE__ */ new Set();
	return ({ key, pods: names, error }) => {
		const reason = reasonOf(error.message);
		for (const name of names.slice(0, mostPods)) {
			const pod = pods().get(name);
			const id = `${pod?.uid} ${key} ${reason.kind}`;
			if (pod?.uid === void 0 || told.has(id)) continue;
			if (told.size >= mostKept) told.clear();
			told.add(id);
			const on = {
				kind: "Pod",
				namespace: pod.meta.namespace,
				name: pod.meta.name,
				uid: pod.uid
			};
			const note = `ConfigMap ${key} holds files of this pod's proxy and is not written: ${error.message} ${reason.wayOut}`;
			queue.event(warningEvent(on, {
				reason: "ConfigMapNotWritten",
				note
			})).catch((cause) => {
				if (!(cause instanceof QueueStopped)) failed(`event on Pod ${name}`, cause);
			});
		}
	};
}
/** What stands in the way, as far as its way out differs. */
function reasonOf(message) {
	if (message.includes("exceeded quota")) return {
		kind: "quota",
		wayOut: "(Raise that quota: each pod with a proxy has a ConfigMap of its own, and each namespace one more. It is tried again by itself.)"
	};
	return {
		kind: "other",
		wayOut: "(Let the operator's account write ConfigMaps with the label sluice.dev/managed there. It is tried again by itself.)"
	};
}

// src/cli/leader.ts
/** Writes what the cluster asks for, until it is stopped: ConfigMaps, pokes, statuses. One replica at a time does. */
function leader({ cluster, configMaps, log, mayWrite, ...given }) {
	const client = mayWrite === void 0 ? given.client : fenced(given.client, mayWrite);
	let pods = /* @__PURE__ */ new Map();
	const say = (event) => {
		log.warn(eventSentence(event));
	};
	const queue = writeQueue({
		client,
		configMaps,
		told: say,
		instance: hostname()
	});
	const failed = (what, error) => say({
		kind: "failed",
		what,
		error
	});
	const tellPods = unwritten({
		queue,
		pods: () => pods,
		failed
	});
	const sink = kubeSink({
		client,
		queue,
		configMaps,
		secrets: cluster.secrets,
		pods: () => pods,
		urgency,
		owner: (workload) => owner(workload, pods),
		told: (event) => event.kind === "unwritten" ? tellPods(event) : say(event)
	});
	const source = {
		watch: cluster.watch,
		read: async () => {
			const { snapshot, problems, misshapen } = await cluster.read();
			pods = snapshot.pods;
			return {
				snapshot,
				misshapen,
				problems: [...problems, ...sink.takenNames().map(takenName)]
			};
		}
	};
	const report = statusWriter({
		queue,
		failed
	});
	const advised = advice({
		client,
		queue,
		warn: (line) => log.warn(line)
	});
	const status = statuses({
		states: sink.states,
		problems: advised.problems,
		write: (reports) => report.write(reports)
	});
	sink.onState(() => status.look());
	let stopped = false;
	const later = afterWrites(queue, () => stopped);
	sink.onRefused((scope, refusal) => later(() => status.refused(scope, refusal)));
	const tell = teller((line) => log.info(line));
	const operator = operate({
		source,
		sink,
		translate: translator({
			hash,
			regex
		}),
		rollout: withCertificateSteps(rollout(hash), hash),
		refusals: refusals(hash),
		told: (event) => later(() => {
			if (event.kind === "translated") {
				sink.members(event.translation.workloads);
				advised.look(event);
			}
			if (!isEnd(event)) tell(event);
			status.take(event);
		})
	});
	return { stop: async () => {
		stopped = true;
		status.stop();
		report.stop();
		sink.stop();
		await Promise.all([
			queue.stop(),
			operator.stop(),
			advised.stop()
		]);
		configMaps.rest();
	} };
}
/** How long what is only said of writes waits for them, in milliseconds. */
const patience = 500;
/** Does in its order what nobody waits for, when the API server has answered what proxies wait for: an answer is read as soon as it comes. */
function afterWrites({ calm }, isOver) {
	let waiting = [];
	return (act) => {
		waiting.push(act);
		if (waiting.length > 1) return;
		calm(patience).then(() => {
			const ready = waiting;
			waiting = [];
			for (const each of ready) if (!isOver()) each();
		});
	};
}
/** Requests that go out only while this process may write; else they are told as what waits when the queue stops is. */
const fenced = (client, mayWrite) => ({
	...client,
	request: async (call) => {
		if (!mayWrite()) throw new QueueStopped(call.path);
		return client.request(call);
	}
});
/** What waits when the operator is stopped is not written, which is no failure. */
const isEnd = (event) => event.kind === "failed" && (event.error instanceof QueueStopped || event.error instanceof Error && event.error.name === "AbortError");
const takenName = ({ on, message }) => ({
	code: on.kind === "Secret" ? "SLU0206" : "SLU0204",
	severity: "error",
	on,
	path: "metadata.name",
	message
});

// node_modules/rfc6902/pointer.js
var require_pointer = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Pointer = void 0;
	exports.unescapeToken = unescapeToken;
	exports.escapeToken = escapeToken;
	/**
	Unescape token part of a JSON Pointer string
	
	`token` should *not* contain any '/' characters.
	
	> Evaluation of each reference token begins by decoding any escaped
	> character sequence.  This is performed by first transforming any
	> occurrence of the sequence '~1' to '/', and then transforming any
	> occurrence of the sequence '~0' to '~'.  By performing the
	> substitutions in this order, an implementation avoids the error of
	> turning '~01' first into '~1' and then into '/', which would be
	> incorrect (the string '~01' correctly becomes '~1' after
	> transformation).
	
	Here's my take:
	
	~1 is unescaped with higher priority than ~0 because it is a lower-order escape character.
	I say "lower order" because '/' needs escaping due to the JSON Pointer serialization technique.
	Whereas, '~' is escaped because escaping '/' uses the '~' character.
	*/
	function unescapeToken(token) {
		return token.replace(/~1/g, "/").replace(/~0/g, "~");
	}
	/** Escape token part of a JSON Pointer string
	
	> '~' needs to be encoded as '~0' and '/'
	> needs to be encoded as '~1' when these characters appear in a
	> reference token.
	
	This is the exact inverse of `unescapeToken()`, so the reverse replacements must take place in reverse order.
	*/
	function escapeToken(token) {
		return token.replace(/~/g, "~0").replace(/\//g, "~1");
	}
	/**
	JSON Pointer representation
	*/
	var Pointer = function() {
		function Pointer(tokens) {
			if (tokens === void 0) tokens = [""];
			this.tokens = tokens;
		}
		/**
		`path` *must* be a properly escaped string.
		*/
		Pointer.fromJSON = function(path) {
			var tokens = path.split("/").map(unescapeToken);
			if (tokens[0] !== "") throw new Error("Invalid JSON Pointer: ".concat(path));
			return new Pointer(tokens);
		};
		Pointer.prototype.toString = function() {
			return this.tokens.map(escapeToken).join("/");
		};
		/**
		Returns an object with 'parent', 'key', and 'value' properties.
		In the special case that this Pointer's path == "",
		this object will be {parent: null, key: '', value: object}.
		Otherwise, parent and key will have the property such that parent[key] == value.
		*/
		Pointer.prototype.evaluate = function(object) {
			var parent = null;
			var key = "";
			var value = object;
			for (var i = 1, l = this.tokens.length; i < l; i++) {
				parent = value;
				key = this.tokens[i];
				if (key == "__proto__" || key == "constructor" || key == "prototype") continue;
				value = (parent || {})[key];
			}
			return {
				parent,
				key,
				value
			};
		};
		Pointer.prototype.get = function(object) {
			return this.evaluate(object).value;
		};
		Pointer.prototype.set = function(object, value) {
			var endpoint = this.evaluate(object);
			if (endpoint.parent) endpoint.parent[endpoint.key] = value;
		};
		Pointer.prototype.push = function(token) {
			this.tokens.push(token);
		};
		/**
		`token` should be a String. It'll be coerced to one anyway.
		
		immutable (shallowly)
		*/
		Pointer.prototype.add = function(token) {
			return new Pointer(this.tokens.concat(String(token)));
		};
		/**
		Create a new Pointer representing the parent of this one.
		
		The parent of the empty pointer is the empty pointer.
		
		immutable (shallowly)
		*/
		Pointer.prototype.parent = function() {
			return new Pointer(this.tokens.length > 1 ? this.tokens.slice(0, -1) : [""]);
		};
		return Pointer;
	}();
	exports.Pointer = Pointer;
}));

// node_modules/rfc6902/util.js
var require_util = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.hasOwnProperty = void 0;
	exports.objectType = objectType;
	exports.clone = clone;
	exports.hasOwnProperty = Object.prototype.hasOwnProperty;
	function objectType(object) {
		if (object === void 0) return "undefined";
		if (object === null) return "null";
		if (Array.isArray(object)) return "array";
		return typeof object;
	}
	function isNonPrimitive(value) {
		return value != null && typeof value == "object";
	}
	/**
	Recursively copy a value.
	
	@param source - should be a JavaScript primitive, Array, Date, or (plain old) Object.
	@returns copy of source where every Array and Object have been recursively
	reconstructed from their constituent elements
	*/
	function clone(source) {
		if (!isNonPrimitive(source)) return source;
		if (source.constructor == Array) {
			var length = source.length;
			var arrayTarget = new Array(length);
			for (var i = 0; i < length; i++) arrayTarget[i] = clone(source[i]);
			return arrayTarget;
		}
		if (source.constructor == Date) return /* @__PURE__ */ new Date(+source);
		var objectTarget = {};
		for (var key in source) if (exports.hasOwnProperty.call(source, key) && key != "__proto__") objectTarget[key] = clone(source[key]);
		return objectTarget;
	}
}));

// node_modules/rfc6902/diff.js
var require_diff = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isDestructive = isDestructive;
	exports.subtract = subtract;
	exports.intersection = intersection;
	exports.diffArrays = diffArrays;
	exports.diffObjects = diffObjects;
	exports.diffAny = diffAny;
	var util_1 = require_util();
	function isDestructive(_a) {
		var op = _a.op;
		return op === "remove" || op === "replace" || op === "copy" || op === "move";
	}
	/**
	List the keys in `minuend` that are not in `subtrahend`.
	
	A key is only considered if it is both 1) an own-property (o.hasOwnProperty(k))
	of the object, and 2) has a value that is not undefined. This is to match JSON
	semantics, where JSON object serialization drops keys with undefined values.
	
	@param minuend Object of interest
	@param subtrahend Object of comparison
	@returns Array of keys that are in `minuend` but not in `subtrahend`.
	*/
	function subtract(minuend, subtrahend) {
		var keys = [];
		for (var key in minuend) if (util_1.hasOwnProperty.call(minuend, key) && minuend[key] !== void 0 && !(util_1.hasOwnProperty.call(subtrahend, key) && subtrahend[key] !== void 0)) keys.push(key);
		return keys;
	}
	/**
	List the keys that shared by all `objects`.
	
	The semantics of what constitutes a "key" is described in {@link subtract}.
	
	@param objects Array of objects to compare
	@returns Array of keys that are in ("own-properties" of) every object in `objects`.
	*/
	function intersection(objects) {
		var length = objects.length;
		var counter = {};
		for (var i = 0; i < length; i++) {
			var object = objects[i];
			for (var key in object) if (util_1.hasOwnProperty.call(object, key) && object[key] !== void 0) counter[key] = (counter[key] || 0) + 1;
		}
		for (var key in counter) if (counter[key] < length) delete counter[key];
		return Object.keys(counter);
	}
	/**
	List the keys that shared by all `a` and `b`.
	
	The semantics of what constitutes a "key" is described in {@link subtract}.
	
	@param a First object to compare
	@param b Second object to compare
	@returns Array of keys that are in ("own-properties" of) `a` and `b`.
	*/
	function intersection2(a, b) {
		var keys = [];
		for (var key in a) if (util_1.hasOwnProperty.call(a, key) && a[key] !== void 0 && util_1.hasOwnProperty.call(b, key) && b[key] !== void 0) keys.push(key);
		return keys;
	}
	function isArrayAdd(array_operation) {
		return array_operation.op === "add";
	}
	function isArrayRemove(array_operation) {
		return array_operation.op === "remove";
	}
	function appendArrayOperation(base, operation) {
		return {
			operations: base.operations.concat(operation),
			cost: base.cost + 1
		};
	}
	/**
	Calculate the shortest sequence of operations to get from `input` to `output`,
	using a dynamic programming implementation of the Levenshtein distance algorithm.
	
	To get from the input ABC to the output AZ we could just delete all the input
	and say "insert A, insert Z" and be done with it. That's what we do if the
	input is empty. But we can be smarter.
	
	output
	A   Z
	-   -
	[0]  1   2
	input A |  1  [0]  1
	B |  2  [1]  1
	C |  3   2  [2]
	
	1) start at 0,0 (+0)
	2) keep A (+0)
	3) remove B (+1)
	4) replace C with Z (+1)
	
	If the `input` (source) is empty, they'll all be in the top row, resulting in an
	array of 'add' operations.
	If the `output` (target) is empty, everything will be in the left column,
	resulting in an array of 'remove' operations.
	
	@returns A list of add/remove/replace operations.
	*/
	function diffArrays(input, output, ptr, diff) {
		if (diff === void 0) diff = diffAny;
		var max_length = Math.max(input.length, output.length);
		var memo = /* @__PURE__ */ new Map([[0, {
			operations: [],
			cost: 0
		}]]);
		/**
		Calculate the cheapest sequence of operations required to get from
		input.slice(0, i) to output.slice(0, j).
		There may be other valid sequences with the same cost, but none cheaper.
		
		@param i The row in the layout above
		@param j The column in the layout above
		@returns An object containing a list of operations, along with the total cost
		of applying them (+1 for each add/remove/replace operation)
		*/
		function dist(i, j) {
			var memo_key = i * (max_length + 1) + j;
			var memoized = memo.get(memo_key);
			if (memoized === void 0) {
				if (i > 0 && j > 0 && !diff(input[i - 1], output[j - 1], ptr.add(String(i - 1))).length) memoized = dist(i - 1, j - 1);
				else {
					var alternatives = [];
					if (i > 0) {
						var remove_base = dist(i - 1, j);
						var remove_operation = {
							op: "remove",
							index: i - 1
						};
						alternatives.push(appendArrayOperation(remove_base, remove_operation));
					}
					if (j > 0) {
						var add_base = dist(i, j - 1);
						var add_operation = {
							op: "add",
							index: i - 1,
							value: output[j - 1]
						};
						alternatives.push(appendArrayOperation(add_base, add_operation));
					}
					if (i > 0 && j > 0) {
						var replace_base = dist(i - 1, j - 1);
						var replace_operation = {
							op: "replace",
							index: i - 1,
							original: input[i - 1],
							value: output[j - 1]
						};
						alternatives.push(appendArrayOperation(replace_base, replace_operation));
					}
					memoized = alternatives.sort(function(a, b) {
						return a.cost - b.cost;
					})[0];
				}
				memo.set(memo_key, memoized);
			}
			return memoized;
		}
		var input_length = isNaN(input.length) || input.length <= 0 ? 0 : input.length;
		return dist(input_length, isNaN(output.length) || output.length <= 0 ? 0 : output.length).operations.reduce(function(_a, array_operation) {
			var operations = _a[0], padding = _a[1];
			if (isArrayAdd(array_operation)) {
				var padded_index = array_operation.index + 1 + padding;
				var index_token = padded_index < input_length + padding ? String(padded_index) : "-";
				var operation = {
					op: array_operation.op,
					path: ptr.add(index_token).toString(),
					value: array_operation.value
				};
				return [operations.concat(operation), padding + 1];
			} else if (isArrayRemove(array_operation)) {
				var operation = {
					op: array_operation.op,
					path: ptr.add(String(array_operation.index + padding)).toString()
				};
				return [operations.concat(operation), padding - 1];
			} else {
				var replace_ptr = ptr.add(String(array_operation.index + padding));
				var replace_operations = diff(array_operation.original, array_operation.value, replace_ptr);
				return [operations.concat.apply(operations, replace_operations), padding];
			}
		}, [[], 0])[0];
	}
	function diffObjects(input, output, ptr, diff) {
		if (diff === void 0) diff = diffAny;
		var operations = [];
		subtract(input, output).forEach(function(key) {
			operations.push({
				op: "remove",
				path: ptr.add(key).toString()
			});
		});
		subtract(output, input).forEach(function(key) {
			operations.push({
				op: "add",
				path: ptr.add(key).toString(),
				value: output[key]
			});
		});
		intersection2(input, output).forEach(function(key) {
			operations.push.apply(operations, diff(input[key], output[key], ptr.add(key)));
		});
		return operations;
	}
	/**
	`diffAny()` returns an empty array if `input` and `output` are materially equal
	(i.e., would produce equivalent JSON); otherwise it produces an array of patches
	that would transform `input` into `output`.
	
	> Here, "equal" means that the value at the target location and the
	> value conveyed by "value" are of the same JSON type, and that they
	> are considered equal by the following rules for that type:
	> o  strings: are considered equal if they contain the same number of
	>    Unicode characters and their code points are byte-by-byte equal.
	> o  numbers: are considered equal if their values are numerically
	>    equal.
	> o  arrays: are considered equal if they contain the same number of
	>    values, and if each value can be considered equal to the value at
	>    the corresponding position in the other array, using this list of
	>    type-specific rules.
	> o  objects: are considered equal if they contain the same number of
	>    members, and if each member can be considered equal to a member in
	>    the other object, by comparing their keys (as strings) and their
	>    values (using this list of type-specific rules).
	> o  literals (false, true, and null): are considered equal if they are
	>    the same.
	*/
	function diffAny(input, output, ptr, diff) {
		if (diff === void 0) diff = diffAny;
		if (input === output) return [];
		var input_type = (0, util_1.objectType)(input);
		var output_type = (0, util_1.objectType)(output);
		if (input_type == "array" && output_type == "array") return diffArrays(input, output, ptr, diff);
		if (input_type == "object" && output_type == "object") return diffObjects(input, output, ptr, diff);
		return [{
			op: "replace",
			path: ptr.toString(),
			value: output
		}];
	}
}));

// node_modules/rfc6902/patch.js
var require_patch = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	var __extends = this$1 && this$1.__extends || (function() {
		var extendStatics = function(d, b) {
			extendStatics = Object.setPrototypeOf || { __proto__: [] } instanceof Array && function(d, b) {
				d.__proto__ = b;
			} || function(d, b) {
				for (var p in b) if (Object.prototype.hasOwnProperty.call(b, p)) d[p] = b[p];
			};
			return extendStatics(d, b);
		};
		return function(d, b) {
			if (typeof b !== "function" && b !== null) throw new TypeError("Class extends value " + String(b) + " is not a constructor or null");
			extendStatics(d, b);
			function __() {
				this.constructor = d;
			}
			d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.InvalidOperationError = exports.TestError = exports.MissingError = void 0;
	exports.add = add;
	exports.remove = remove;
	exports.replace = replace;
	exports.move = move;
	exports.copy = copy;
	exports.test = test;
	exports.apply = apply;
	var pointer_1 = require_pointer();
	var util_1 = require_util();
	var diff_1 = require_diff();
	var MissingError = function(_super) {
		__extends(MissingError, _super);
		function MissingError(path) {
			var _this = _super.call(this, "Value required at path: ".concat(path)) || this;
			_this.path = path;
			_this.name = "MissingError";
			return _this;
		}
		return MissingError;
	}(Error);
	exports.MissingError = MissingError;
	var TestError = function(_super) {
		__extends(TestError, _super);
		function TestError(actual, expected) {
			var _this = _super.call(this, "Test failed: ".concat(actual, " != ").concat(expected)) || this;
			_this.actual = actual;
			_this.expected = expected;
			_this.name = "TestError";
			return _this;
		}
		return TestError;
	}(Error);
	exports.TestError = TestError;
	function _add(object, key, value) {
		if (Array.isArray(object)) {
			if (key == "-") object.push(value);
			else {
				var index = parseInt(key, 10);
				object.splice(index, 0, value);
			}
		} else object[key] = value;
	}
	function _remove(object, key) {
		if (Array.isArray(object)) {
			var index = parseInt(key, 10);
			object.splice(index, 1);
		} else delete object[key];
	}
	/**
	>  o  If the target location specifies an array index, a new value is
	>     inserted into the array at the specified index.
	>  o  If the target location specifies an object member that does not
	>     already exist, a new member is added to the object.
	>  o  If the target location specifies an object member that does exist,
	>     that member's value is replaced.
	*/
	function add(object, operation, options) {
		if (operation.path == null) return new InvalidOperationError(operation);
		if (!util_1.hasOwnProperty.call(operation, "value")) return new InvalidOperationError(operation);
		var pointer = pointer_1.Pointer.fromJSON(operation.path);
		if ((options === null || options === void 0 ? void 0 : options.implicitArrayCreation) && pointer.tokens[pointer.tokens.length - 1] === "-") {
			var parentEndpoint = pointer.parent().evaluate(object);
			if (parentEndpoint.value === void 0 && (0, util_1.objectType)(parentEndpoint.parent) === "object") parentEndpoint.parent[parentEndpoint.key] = [];
		}
		var endpoint = pointer.evaluate(object);
		if (endpoint.parent === void 0 || endpoint.parent === null) return new MissingError(operation.path);
		if ((options === null || options === void 0 ? void 0 : options.implicitArrayCreation) && endpoint.key === "-" && !Array.isArray(endpoint.parent)) return new MissingError(operation.path);
		if (Array.isArray(endpoint.parent) && endpoint.key !== "-") {
			if (!/^(0|[1-9][0-9]*)$/.test(endpoint.key)) return new MissingError(operation.path);
			if (Number(endpoint.key) > endpoint.parent.length) return new MissingError(operation.path);
		}
		_add(endpoint.parent, endpoint.key, (0, util_1.clone)(operation.value));
		return null;
	}
	/**
	> The "remove" operation removes the value at the target location.
	> The target location MUST exist for the operation to be successful.
	*/
	function remove(object, operation, options) {
		if (operation.path == null) return new InvalidOperationError(operation);
		var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
		if (endpoint.parent === null) return new MissingError(operation.path);
		if (endpoint.value === void 0) return new MissingError(operation.path);
		_remove(endpoint.parent, endpoint.key);
		return null;
	}
	/**
	> The "replace" operation replaces the value at the target location
	> with a new value.  The operation object MUST contain a "value" member
	> whose content specifies the replacement value.
	> The target location MUST exist for the operation to be successful.
	
	> This operation is functionally identical to a "remove" operation for
	> a value, followed immediately by an "add" operation at the same
	> location with the replacement value.
	
	Even more simply, it's like the add operation with an existence check.
	*/
	function replace(object, operation, options) {
		if (operation.path == null) return new InvalidOperationError(operation);
		if (!util_1.hasOwnProperty.call(operation, "value")) return new InvalidOperationError(operation);
		var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
		if (endpoint.parent === null) return new MissingError(operation.path);
		if (Array.isArray(endpoint.parent)) {
			if (parseInt(endpoint.key, 10) >= endpoint.parent.length) return new MissingError(operation.path);
		} else if (endpoint.value === void 0) return new MissingError(operation.path);
		endpoint.parent[endpoint.key] = (0, util_1.clone)(operation.value);
		return null;
	}
	/**
	> The "move" operation removes the value at a specified location and
	> adds it to the target location.
	> The operation object MUST contain a "from" member, which is a string
	> containing a JSON Pointer value that references the location in the
	> target document to move the value from.
	> This operation is functionally identical to a "remove" operation on
	> the "from" location, followed immediately by an "add" operation at
	> the target location with the value that was just removed.
	
	> The "from" location MUST NOT be a proper prefix of the "path"
	> location; i.e., a location cannot be moved into one of its children.
	*/
	function move(object, operation, options) {
		if (operation.path == null || operation.from == null) return new InvalidOperationError(operation);
		var from_pointer = pointer_1.Pointer.fromJSON(operation.from);
		var from_endpoint = from_pointer.evaluate(object);
		if (from_endpoint.value === void 0) return new MissingError(operation.from);
		var pointer = pointer_1.Pointer.fromJSON(operation.path);
		if (from_pointer.tokens.length < pointer.tokens.length && from_pointer.tokens.every(function(token, index) {
			return token === pointer.tokens[index];
		})) return new MissingError(operation.path);
		var endpoint = pointer.evaluate(object);
		if (endpoint.parent === void 0 || endpoint.parent === null) return new MissingError(operation.path);
		_remove(from_endpoint.parent, from_endpoint.key);
		_add(endpoint.parent, endpoint.key, from_endpoint.value);
		return null;
	}
	/**
	> The "copy" operation copies the value at a specified location to the
	> target location.
	> The operation object MUST contain a "from" member, which is a string
	> containing a JSON Pointer value that references the location in the
	> target document to copy the value from.
	> The "from" location MUST exist for the operation to be successful.
	
	> This operation is functionally identical to an "add" operation at the
	> target location using the value specified in the "from" member.
	
	Alternatively, it's like 'move' without the 'remove'.
	*/
	function copy(object, operation, options) {
		if (operation.path == null || operation.from == null) return new InvalidOperationError(operation);
		var from_endpoint = pointer_1.Pointer.fromJSON(operation.from).evaluate(object);
		if (from_endpoint.value === void 0) return new MissingError(operation.from);
		var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
		if (endpoint.parent === void 0 || endpoint.parent === null) return new MissingError(operation.path);
		_add(endpoint.parent, endpoint.key, (0, util_1.clone)(from_endpoint.value));
		return null;
	}
	/**
	> The "test" operation tests that a value at the target location is
	> equal to a specified value.
	> The operation object MUST contain a "value" member that conveys the
	> value to be compared to the target location's value.
	> The target location MUST be equal to the "value" value for the
	> operation to be considered successful.
	*/
	function test(object, operation, options) {
		if (operation.path == null) return new InvalidOperationError(operation);
		var endpoint = pointer_1.Pointer.fromJSON(operation.path).evaluate(object);
		if ((0, diff_1.diffAny)(endpoint.value, operation.value, new pointer_1.Pointer()).length) return new TestError(endpoint.value, operation.value);
		return null;
	}
	var InvalidOperationError = function(_super) {
		__extends(InvalidOperationError, _super);
		function InvalidOperationError(operation) {
			var _this = _super.call(this, "Invalid operation: ".concat(operation.op)) || this;
			_this.operation = operation;
			_this.name = "InvalidOperationError";
			return _this;
		}
		return InvalidOperationError;
	}(Error);
	exports.InvalidOperationError = InvalidOperationError;
	/**
	Switch on `operation.op`, applying the corresponding patch function for each
	case to `object`.
	*/
	function apply(object, operation, options) {
		switch (operation.op) {
			case "add": return add(object, operation, options);
			case "remove": return remove(object, operation, options);
			case "replace": return replace(object, operation, options);
			case "move": return move(object, operation, options);
			case "copy": return copy(object, operation, options);
			case "test": return test(object, operation, options);
		}
		return new InvalidOperationError(operation);
	}
}));

// node_modules/rfc6902/index.js
var require_rfc6902 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Pointer = void 0;
	exports.createPatch = createPatch;
	var pointer_1 = require_pointer();
	Object.defineProperty(exports, "Pointer", {
		enumerable: true,
		get: function() {
			return pointer_1.Pointer;
		}
	});
	var patch_1 = require_patch();
	var diff_1 = require_diff();
	function wrapVoidableDiff(diff) {
		function wrappedDiff(input, output, ptr) {
			var custom_patch = diff(input, output, ptr);
			return Array.isArray(custom_patch) ? custom_patch : (0, diff_1.diffAny)(input, output, ptr, wrappedDiff);
		}
		return wrappedDiff;
	}
	/**
	Produce a 'application/json-patch+json'-type patch to get from one object to
	another.
	
	This does not alter `input` or `output` unless they have a property getter with
	side-effects (which is not a good idea anyway).
	
	`diff` is called on each pair of comparable non-primitive nodes in the
	`input`/`output` object trees, producing nested patches. Return `undefined`
	to fall back to default behaviour.
	
	Returns list of operations to perform on `input` to produce `output`.
	*/
	function createPatch(input, output, diff) {
		var ptr = new pointer_1.Pointer();
		return (diff ? wrapVoidableDiff(diff) : diff_1.diffAny)(input, output, ptr);
	}
}));

// src/server/admission.ts
var import_rfc6902 = require_rfc6902();
/**
* What becomes of each pod: its own ConfigMap has a new name, and its proxy a user that nobody else in the pod has. Nothing is made here: the
* ConfigMaps follow the pod, and so a dry run needs no care.
*/
const admission = (admitting) => (review) => {
	const pod = review.pod ?? {};
	const metadata = fields(pod.metadata);
	const on = {
		kind: "Pod",
		namespace: review.namespace,
		name: nameOf(metadata)
	};
	const uid = drawUid(pod, admitting.random);
	const owned = reown(pod, uid);
	if (owned !== void 0) {
		tell(admitting, review, `${written(on)} came with a proxy, which runs as user ${uid} now`);
		return {
			allowed: true,
			patch: patchOf(pod, owned),
			warnings: []
		};
	}
	return injected({
		...admitting,
		review,
		pod,
		on,
		uid
	});
};
function injected(candidate) {
	const { review, pod, on, uid, settings, given, told } = candidate;
	const workload = workloadOf(fields(pod.metadata), review.namespace);
	const configMap = newName(workload.name, candidate.random);
	const injection = inject({
		pod,
		workload,
		told: {
			on,
			path: ""
		},
		configMap,
		ofTemplate: false,
		uid,
		settings
	}, given);
	const warnings = injection.problems.filter(({ severity }) => severity !== "error").map(sentence);
	switch (injection.kind) {
		case "injected":
			tell(candidate, review, `${written(on)} is injected: user ${uid}, ConfigMap ${configMap}`);
			return {
				allowed: true,
				patch: patchOf(pod, injection.pod),
				warnings
			};
		case "skipped":
			told("debug", `${written(on)} is not injected: ${injection.why}`);
			return {
				allowed: true,
				patch: [],
				warnings
			};
		case "refused": {
			const errors = injection.problems.filter(({ severity }) => severity === "error").map(sentence);
			const message = `${written(on)}: ${errors.join(" ")}`;
			told("warn", `${message} (refused)`);
			return {
				allowed: false,
				message,
				warnings
			};
		}
	}
}
const tell = ({ told }, { dryRun }, line) => told(dryRun ? "debug" : "info", dryRun ? `${line} (dry run)` : line);
const nameOf = (metadata) => text(metadata.name) || text(metadata.generateName) || "";
const written = ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`;
const sentence = ({ code, path, message }) => path === "" ? `${code}: ${message}` : `${code} ${path}: ${message}`;
/** Without vowels, so that no word comes out, and without digits that look like letters. */
const letters = "bcdfghjklmnpqrstvwxz2456789";
const length = 10;
const longestBase = 40;
/** A ConfigMap's name that no other pod has. It begins like the workload, for those who read lists. */
function newName(workload, random) {
	return [
		"sluice",
		workload.slice(0, longestBase).replace(/[^a-z0-9]+$/, ""),
		Array.from({ length }, () => letters[Math.floor(random() * 27)]).join("")
	].filter((part) => part !== "").join("-");
}
/** A list that differs is replaced whole: the search for the shortest patch of two lists takes time that a pod's author could make long. */
const patchOf = (before, after) => (0, import_rfc6902.createPatch)(before, after, (one, other, pointer) => {
	if (!Array.isArray(one) || !Array.isArray(other)) return void 0;
	if (isDeepStrictEqual(one, other)) return [];
	return [{
		op: "replace",
		path: pointer.toString(),
		value: other
	}];
});

// src/cli/webhook.ts
const webhookOptions = (command) => command.option("--webhook", "answer the injection webhook; in a cluster that is the default").option("--no-webhook", "do not").option("--webhook-port <port>", "where it listens", port, 8443).option("--webhook-address <address>", "of which interface (default: all in a cluster, else 127.0.0.1)").option("--webhook-cert-dir <folder>", "with tls.crt, tls.key and, where the webhook configuration is to trust it, ca.crt; without it a certificate is made and kept in the Secret sluice-webhook");
/** Serves the webhook, where the flags or the place ask for it, until `stop`. Throws where the port or the given certificate cannot be had. */
async function runWebhook(client, log, { flags, settings }) {
	if (!(flags.webhook ?? isInCluster())) return { stop: async () => {} };
	const { serveWebhook } = await import("./serving-BbjIZC5x.js");
	return serveWebhook({
		client,
		log,
		judge: admission({
			settings,
			given: { yaml },
			random,
			told: (level, sentence) => log.log(level, sentence)
		}),
		address: flags.webhookAddress ?? (isInCluster() ? everywhere() : "127.0.0.1"),
		port: flags.webhookPort,
		...optional("certificates", flags.webhookCertDir)
	});
}
/** All interfaces, of which some kernels have none for IPv6. */
const everywhere = () => Object.values(networkInterfaces()).some((each) => each?.some(({ family }) => family === "IPv6")) ? "::" : "0.0.0.0";
const span = 2 ** 32;
const random = () => randomInt(span) / span;
function port(value) {
	const number = Number(value);
	if (/^\d+$/.test(value) && number > 0 && number < 65536) return number;
	throw new InvalidArgumentError("It is a number from 1 to 65535.");
}

// src/cli/operator.ts
/**
* Runs the operator against a cluster until it is stopped. With a lease it writes only while it holds that, and watches in any case, so that it
* can take over at once.
*/
async function runOperator(client, log, lease) {
	const { cluster, configMaps } = watching(client, log);
	const leading = {
		client,
		cluster,
		configMaps,
		log
	};
	const writing = lease === void 0 ? leader(leading) : candidate(leading, lease);
	return { stop: async () => {
		await Promise.all([
			writing.stop(),
			cluster.stop(),
			configMaps.stop()
		]);
	} };
}
function watching(client, log) {
	const told = (event) => {
		const sentence = watchSentence(event);
		if (sentence !== void 0) log.warn(sentence);
	};
	const validate = schemaValidator();
	return {
		cluster: kubeSource({
			client,
			told,
			check: (kind, object) => structure({
				...object.raw,
				kind,
				metadata: object.on
			}, validate),
			yaml: import_dist.parse
		}),
		configMaps: heldConfigMaps({
			client,
			told
		})
	};
}
/** Leads while it is elected. */
function candidate(leading, lease) {
	const replica = election({
		client: leading.client,
		lease,
		identity: `${hostname()}_${randomUUID().slice(0, 8)}`,
		told: (event) => leading.log.log(electionSentence(event)),
		lead: async (signal) => {
			const running = leader({
				...leading,
				mayWrite: () => replica.leads()
			});
			await new Promise((over) => signal.addEventListener("abort", () => over(), { once: true }));
			await running.stop();
		}
	});
	return replica;
}
/** The definitions that the operator's own build ships. */
function definitions() {
	const folder = fileURLToPath(shipped("crds/"));
	return readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort().map((name) => join(folder, name));
}
function leaseName(value) {
	const [namespace, name, ...more] = value.split("/");
	if (!namespace || !name || more.length > 0) throw new InvalidArgumentError("It is a namespace and a name, such as sluice-system/sluice.");
	return {
		namespace,
		name
	};
}
/** All replicas answer the webhook, whichever of them writes. */
async function runReplica(client, log, options) {
	const settings = injectionSettings(options);
	const webhook = await runWebhook(client, log, {
		flags: options,
		settings
	});
	const operator = await runOperator(client, log, options.lease);
	return { stop: async () => {
		await Promise.all([webhook.stop(), operator.stop()]);
	} };
}
const command = () => new Command("operator").description("Run the operator against the cluster that KUBECONFIG names, or that the pod runs in.").option("--log-level <level>", "error, warn, info or debug", "info").option("--register-crds", "make the custom resource definitions that are missing; those that are there stay as they are").option("--lease <namespace/name>", "write only while holding this Lease, so that of several replicas one does", leaseName);
const operator = () => injectionOptions(webhookOptions(command())).action(async (options) => {
	const log = logger(options.logLevel);
	const life = new Lifecycle(log, {
		run: (client) => runReplica(client, log, options),
		definitions: options.registerCrds === true ? definitions() : []
	});
	await life.start();
	await new Promise((done) => {
		for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => done());
	});
	await life.end();
});

export { operator };