/** The security of the reader's account: passwords, second factors, sessions. */
package org.carillon.webmail.security;
