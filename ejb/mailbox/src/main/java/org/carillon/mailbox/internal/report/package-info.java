/** How reports of use are read from the counters and mailed. */
package org.carillon.mailbox.internal.report;
