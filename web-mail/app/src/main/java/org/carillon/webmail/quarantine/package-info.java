/** The messages in the reader's quarantine. */
package org.carillon.webmail.quarantine;
