package org.cobaltclaims.bench;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.cobaltclaims.edi.X12Handler;
import org.cobaltclaims.edi.X12Reader;
import org.cobaltclaims.edi.remittance.Remittance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An 835 of 5000 claims: cut into elements by StAEDI alone, and made typed records of. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Reading {
  private byte[] file = {};

  @Setup
  public void prepare() throws IOException {
    file = SampleFiles.remittances(5).readAllBytes();
  }

  @Benchmark
  public long tokenizing() throws EDIStreamException, IOException {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false);
    long characters = 0;
    try (EDIStreamReader reader = factory.createEDIStreamReader(new ByteArrayInputStream(file))) {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case START_SEGMENT, ELEMENT_DATA -> characters += reader.getText().length();
          default -> {}
        }
      }
    }
    return characters;
  }

  @Benchmark
  public long typed() throws IOException {
    long[] claims = {0};
    X12Reader.read(
        new ByteArrayInputStream(file),
        new X12Handler() {
          @Override
          public void remittance(Remittance remittance) {
            claims[0] += remittance.claims().size();
          }
        });
    return claims[0];
  }
}
