package org.carillon.protocol.sip.transaction;

import gov.nist.core.CommonLogger;
import gov.nist.core.StackLogger;
import java.util.Properties;

/** Writes JAIN-SIP's warnings and errors to the platform's log; its default needs log4j. */
public final class JainSipLogger implements StackLogger {
  private static final System.Logger LOG = System.getLogger("org.carillon.protocol.sip.jain");

  /** Called by JAIN-SIP by reflection. */
  public JainSipLogger() {}

  /** Must be called before any class of JAIN-SIP is used; repeated calls do nothing. */
  public static void install() {
    CommonLogger.legacyLogger = new JainSipLogger();
  }

  @Override
  public boolean isLoggingEnabled() {
    return true;
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return level <= TRACE_ERROR;
  }

  @Override
  public void logException(Throwable cause) {
    LOG.log(System.Logger.Level.WARNING, "JAIN-SIP", cause);
  }

  @Override
  public void logFatalError(String message) {
    LOG.log(System.Logger.Level.ERROR, message);
  }

  @Override
  public void logError(String message) {
    LOG.log(System.Logger.Level.WARNING, message);
  }

  @Override
  public void logError(String message, Exception cause) {
    boolean ended = cause instanceof InterruptedException;
    LOG.log(ended ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING, message, cause);
  }

  @Override
  public void logWarning(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }

  @Override
  public String getLoggerName() {
    return LOG.getName();
  }

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int level) {}

  @Override
  public void logDebug(String message) {}

  @Override
  public void logDebug(String message, Exception cause) {}

  @Override
  public void logTrace(String message) {}

  @Override
  public void logInfo(String message) {}

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String stamp) {}

  @Override
  public void setStackProperties(Properties properties) {}
}
