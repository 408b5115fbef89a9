package org.cobaltclaims.bench;

import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
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

/** An 837P of 1000 secondary claims: from typed records, and its segments by StAEDI alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Writing {
  private static final int CLAIMS = 1000;

  private List<ClaimTransaction> transactions = List.of();
  private Segments segments = new Segments("");

  @Setup
  public void prepare() throws IOException {
    String file = SampleFiles.claims(CLAIMS);
    X12File read = X12File.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)));
    transactions = read.claims();
    if (transactions.getFirst().claims().size() != CLAIMS) {
      throw new IllegalStateException("the claims are not all read");
    }
    segments = new Segments(typedText());
  }

  private String typedText() {
    return ClaimTransactionWriter.write(
        transactions.getFirst().envelope(), transactions, false, Sanitizer.STANDARD);
  }

  @Benchmark
  public int typed() {
    return typedText().length();
  }

  @Benchmark
  public int bare() throws EDIStreamException {
    return segments.write();
  }
}
