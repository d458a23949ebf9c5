/** Certificates that are ordered from authorities and renewed by ACME. */
package org.carillon.listener.acme;
