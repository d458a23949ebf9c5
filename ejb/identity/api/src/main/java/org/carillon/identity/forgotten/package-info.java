/** New passwords for people who forgot theirs. */
package org.carillon.identity.forgotten;
