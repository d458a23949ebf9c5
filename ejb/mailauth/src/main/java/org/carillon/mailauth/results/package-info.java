/**
 * The header field that tells readers what was found of a message's sender, Authentication-Results
 * (RFC 8601): written, read, and found where others have forged it.
 */
package org.carillon.mailauth.results;
