# docker build --target operator -t sluice/operator:0.1.0 . && docker build --target proxy -t sluice/proxy:0.1.0 .
FROM node:24.21.0-bookworm-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY scripts scripts
COPY src src
RUN npm run build

FROM envoyproxy/envoy:distroless-v1.40.0 AS envoy

FROM node:24.21.0-bookworm-slim AS operator
ENV NODE_ENV=production MALLOC_ARENA_MAX=1
WORKDIR /app
COPY --from=bundle /app/dist dist
COPY package.json LICENSE ./
COPY crds crds
# By number, so that a pod's runAsNonRoot can be checked against it; any other does as well.
USER 65532:65532
# Few objects live long: a small young generation and an old one that grows slowly and, above, one pool of memory for
# all threads of the engine keep the process below the 300 MB that it is meant to take.
ENTRYPOINT ["node", "--min-semi-space-size=4", "--max-semi-space-size=4", "--heap-growing-percent=20", "/app/dist/main.js"]

FROM node:24.21.0-bookworm-slim AS proxy
# curl for the hooks of a pod, and with ps and netstat for those who look into one. The user has an entry because a pod that
# names none would get its number with group 0.
RUN apt-get update && apt-get install -y --no-install-recommends curl iproute2 iptables net-tools procps \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin \
    && groupadd --gid 1337 istio-proxy \
    && useradd --uid 1337 --gid 1337 --no-create-home --home-dir / --shell /usr/sbin/nologin istio-proxy \
    && ln -s /app/src/istio-iptables.ts /usr/local/bin/istio-iptables
COPY --from=envoy /usr/local/bin/envoy /usr/local/bin/envoy
WORKDIR /app
COPY package.json LICENSE ./
COPY src src
USER 1337:1337
# No entry point, not that of the base either: the init container of a pod runs istio-iptables, its proxy runs envoy.
ENTRYPOINT []
CMD ["envoy", "-c", "/etc/sluice/..data/bootstrap.json"]
