/** Certificates that are ordered and renewed at certificate authorities by ACME. */
package org.carillon.listener.acme;
