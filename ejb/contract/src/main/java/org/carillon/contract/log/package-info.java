/** The format of log lines that both programs and people read (docs/logs.md). */
package org.carillon.contract.log;
