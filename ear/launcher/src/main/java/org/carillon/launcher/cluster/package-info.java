/** The members of the cluster, and the certificate that identifies a node to them. */
package org.carillon.launcher.cluster;
