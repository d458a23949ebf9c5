/** What is kept in the reader's quarantine. */
package org.carillon.webmail.quarantine;
