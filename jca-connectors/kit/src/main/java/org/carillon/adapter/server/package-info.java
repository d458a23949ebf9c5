/** What listeners of any protocol have in common: certificates to show, bounds to keep. */
package org.carillon.adapter.server;
