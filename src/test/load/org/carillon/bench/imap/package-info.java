/** The load on IMAP servers, ours and others. */
package org.carillon.bench.imap;
