/** An account's mail on its way into an archive, and out of one. */
package org.carillon.archive.mail;
