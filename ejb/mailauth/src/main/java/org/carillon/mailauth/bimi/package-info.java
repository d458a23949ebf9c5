/**
 * Brand indicators (BIMI, draft-brand-indicators-for-message-identification): the messages that may
 * have one, and the records of domains.
 */
package org.carillon.mailauth.bimi;
