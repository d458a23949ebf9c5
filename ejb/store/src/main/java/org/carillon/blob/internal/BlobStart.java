package org.carillon.blob.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.carillon.blob.BlobSettings;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.PartialUploads;
import org.carillon.blob.Spools;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** The blobs of this server. A quarter of memory and 16 GB of disk are for arriving content. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BlobStart {
  private static final Logger LOG = Logger.getLogger(BlobStart.class);
  private static final long DISK_OCTETS = 16L << 30;

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  @Inject Life life;
  @Inject Settings settings;

  private Path folder;
  private DiskReserve reserve;
  private LocalBlobs blobs;
  private PartialUploadFolder arriving;
  private Gauge free;

  @PostConstruct
  void start() {
    folder = BlobFolder.path();
    reserve =
        new DiskReserve(
            List.of(folder, BlobFolder.home().resolve("postgres")),
            () -> settings.value(BlobSettings.RESERVE));
    free =
        Gauge.builder("carillon.disk.free.bytes", reserve, DiskReserve::free)
            .register(Metrics.globalRegistry);
    arriving =
        new PartialUploadFolder(
            folder.resolve("arriving"), reserve, () -> settings.value(BlobSettings.UPLOADS_SHARE));
    LocalBlobs.Bounds bounds =
        new LocalBlobs.Bounds(Runtime.getRuntime().maxMemory() / 4, DISK_OCTETS, reserve);
    blobs = LocalBlobs.open(database, folder, life.id(), bounds);
  }

  /** Removes what earlier lives of this node left. By now they are known to have ended. */
  public void clear(@Observes DatabaseReady ready) {
    try {
      new EndedLifeCleanup(new SqlTransactions(database), folder, life).clear();
    } catch (SQLException | IOException later) {
      LOG.warn("Files of an earlier run are removed at the next start", later);
    }
  }

  @PreDestroy
  void stop() {
    Metrics.globalRegistry.remove(free);
    try {
      blobs.close();
    } catch (IOException e) {
      LOG.warn("The last segment cannot be closed; all confirmed messages are on disk", e);
    }
  }

  @Produces
  public Spools spools() {
    return blobs.spools();
  }

  @Produces
  public Blobs blobs() {
    return blobs.blobs();
  }

  @Produces
  public BlobWriter writer() {
    return blobs.writer();
  }

  @Produces
  public PartialUploads arriving() {
    return arriving;
  }

  /** Returns the space kept free on the disks. */
  public DiskReserve reserve() {
    return reserve;
  }

  public Path folder() {
    return folder;
  }

  /** Returns the spool folder of this node's life, emptied at the latest with the next life. */
  public Path spool() {
    return new SegmentFolder(folder, life.id()).spool();
  }
}
