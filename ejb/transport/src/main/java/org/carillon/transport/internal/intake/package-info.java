/** The way in for mail: from SMTP and LMTP, and from what users submit otherwise. */
package org.carillon.transport.internal.intake;
