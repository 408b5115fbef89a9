package org.cobaltclaims.transmission;

import java.nio.file.Files;
import java.util.List;
import org.springframework.stereotype.Service;

/** Files of the practice that lie in the intake folder and were not taken yet. */
@Service
public class WaitingFiles {

  private final DataFolder data;

  WaitingFiles(DataFolder data) {
    this.data = data;
  }

  /** How many lie there, finished. */
  public int count() {
    return (int)
        InboundFolders.list(data.intake()).stream()
            .filter(Files::isRegularFile)
            .filter(file -> InboundFolders.isFinished(file.getFileName().toString()))
            .count();
  }

  /** The folders of a clearinghouse as the machine names them: outbound, inbound. */
  public List<String> folders(String clearinghouse) {
    return List.of(data.outbound(clearinghouse).toString(), data.inbound(clearinghouse).toString());
  }
}
