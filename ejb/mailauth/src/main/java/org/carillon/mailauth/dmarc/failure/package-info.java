/** DMARC failure reports: their content, and the redaction of personal data. */
package org.carillon.mailauth.dmarc.failure;
