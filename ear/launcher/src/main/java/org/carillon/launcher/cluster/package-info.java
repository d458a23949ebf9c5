/** Who else is of the cluster, and by what certificate a node is known there. */
package org.carillon.launcher.cluster;
