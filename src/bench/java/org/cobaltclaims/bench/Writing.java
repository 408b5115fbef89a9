package org.cobaltclaims.bench;

import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
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

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger STAEDI = Logger.getLogger("io.xlate.edi");

  private List<ClaimTransaction> transactions = List.of();
  private List<String[][]> segments = List.of();

  @Setup
  public void prepare() throws IOException {
    STAEDI.setLevel(Level.SEVERE);
    String file = SampleFiles.claims(CLAIMS);
    X12File read = X12File.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)));
    transactions = read.claims();
    if (transactions.getFirst().claims().size() != CLAIMS) {
      throw new IllegalStateException("the claims are not all read");
    }
    List<String[][]> cut = new ArrayList<>();
    for (String segment : typedText().split("~")) {
      String[] elements = segment.split("\\*", -1);
      String[][] components = new String[elements.length][];
      for (int i = 0; i < elements.length; i++) {
        components[i] =
            elements[0].equals("ISA") ? new String[] {elements[i]} : elements[i].split(":", -1);
      }
      cut.add(components);
    }
    segments = cut;
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
    ByteArrayOutputStream out = new ByteArrayOutputStream(2_000_000);
    EDIStreamWriter writer = EDIOutputFactory.newFactory().createEDIStreamWriter(out);
    writer.startInterchange();
    for (String[][] segment : segments) {
      writer.writeStartSegment(segment[0][0]);
      for (int i = 1; i < segment.length; i++) {
        if (segment[i].length == 1) {
          writer.writeElement(segment[i][0]);
        } else {
          writer.writeStartElement();
          for (String component : segment[i]) {
            writer.writeComponent(component);
          }
          writer.endElement();
        }
      }
      writer.writeEndSegment();
    }
    writer.endInterchange();
    return out.size();
  }
}
