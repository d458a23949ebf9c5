package org.carillon.blob.internal.compaction;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import javax.sql.DataSource;
import org.carillon.blob.internal.BlobStart;
import org.carillon.blob.internal.SegmentFolder;
import org.carillon.node.Life;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Starts compaction in the application server, once the schema exists. */
@ApplicationScoped
class CompactionStart {
  private static final Logger LOG = Logger.getLogger(CompactionStart.class);

  private final DataSource database;
  private final BlobStart blobs;
  private final Settings settings;
  private final Life life;

  private CompactionLoop loop;

  @Inject
  CompactionStart(DataSource database, BlobStart blobs, Settings settings, Life life) {
    this.database = database;
    this.blobs = blobs;
    this.settings = settings;
    this.life = life;
  }

  void start(@Observes DatabaseReady ready) {
    loop =
        new CompactionLoop(
            database,
            new SegmentFolder(blobs.folder(), life.id()),
            life.id(),
            new SettingCompactionPolicy(settings, blobs.reserve()),
            Metrics.globalRegistry);
    loop.start();
  }

  @PreDestroy
  void stop() {
    if (loop == null) {
      return;
    }
    try {
      loop.close();
    } catch (IOException e) {
      LOG.warn("The last segment of compaction cannot be closed; all content in use is on disk", e);
    }
  }
}
