/** An account's mail on its way into an archive and out of it. */
package org.carillon.archive.mail;
