package org.carillon.blob.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.jboss.logging.Logger;

/**
 * The blob folder of this server: {@code carillon.blobs}, or {@code blobs} in the home folder. A
 * quarter of the memory and 16 GB of the disk are for what is arriving.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BlobStart {
  private static final Logger LOG = Logger.getLogger(BlobStart.class);
  private static final long DISK_OCTETS = 16L << 30;

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  private Path folder;
  private LocalBlobs blobs;

  @PostConstruct
  void start() {
    String home =
        System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon");
    folder = Path.of(System.getProperty("carillon.blobs", home + "/blobs"));
    String node = System.getProperty("carillon.node", "carillon");
    LocalBlobs.Bounds bounds =
        new LocalBlobs.Bounds(Runtime.getRuntime().maxMemory() / 4, DISK_OCTETS);
    blobs = LocalBlobs.open(database, folder, node, bounds);
  }

  @PreDestroy
  void stop() {
    try {
      blobs.close();
    } catch (IOException e) {
      LOG.warn("The last segment does not close; what was answered for is synced", e);
    }
  }

  /** Where contents arrive. */
  @Produces
  public Spools spools() {
    return blobs.spools();
  }

  /** Where contents are read. */
  @Produces
  public Blobs blobs() {
    return blobs.blobs();
  }

  /** How contents are stored. */
  @Produces
  public BlobWriter writer() {
    return blobs.writer();
  }

  /** Where the contents lie. */
  public Path folder() {
    return folder;
  }
}
