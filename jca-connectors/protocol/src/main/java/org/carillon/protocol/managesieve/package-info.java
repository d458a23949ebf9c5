/** ManageSieve (RFC 5804): clients list, read, check, keep and activate their scripts. */
package org.carillon.protocol.managesieve;
