/** Content on the disk, independent of mailboxes: spools for arriving, segments for committed. */
package org.carillon.blob;
