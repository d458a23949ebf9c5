/** Parts shared by listeners of any protocol: certificates and limits. */
package org.carillon.adapter.server;
