/** Asks certificate authorities by ACME and proves control of names in the DNS. */
package org.carillon.adapter.acme;
