/** What guards the reader's account: what is open of it. */
package org.carillon.webmail.security;
