/** Certificate authorities are asked by ACME, and names are shown to be ours in the DNS. */
package org.carillon.adapter.acme;
