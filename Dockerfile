# Cobalt beside a Camunda cluster; docker-compose.yml says how. The build needs the network, the image none of it.
FROM eclipse-temurin:21-jdk AS build
WORKDIR /build
# .dockerignore leaves in what is needed.
COPY . .
RUN ./mvnw -B -q --no-transfer-progress -Dmaven.test.skip package
RUN java -Djarmode=tools -jar target/cobalt.jar extract --layers --destination layers

FROM eclipse-temurin:21-jre
# A user of its own, who owns what is written to and nothing else. Volumes take the owner over from these folders.
RUN groupadd --gid 10001 cobalt \
    && useradd --uid 10001 --gid cobalt --no-create-home --home-dir /data --shell /usr/sbin/nologin cobalt \
    && install -d -o cobalt -g cobalt -m 0750 /data \
    && install -d -o cobalt -g cobalt -m 0755 /driver-lib
WORKDIR /app
# From what seldom changes to what often does.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
VOLUME /data
EXPOSE 8080
ENV SERVER_ADDRESS=0.0.0.0
# bash asks, so that no second JVM is started for it. Only callers of this container may see it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=3m --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# No shell between: the JVM is process 1 and gets the signals. Out of memory it ends, and is started again.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/cobalt.jar"]
CMD ["run", "--data", "/data"]
