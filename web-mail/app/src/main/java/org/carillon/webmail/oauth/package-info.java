/** Authorizing sites and programs that people sign in to with their account. */
package org.carillon.webmail.oauth;
