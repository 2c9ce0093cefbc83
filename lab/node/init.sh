#!/bin/bash
# pid 1 of the node in its new namespaces: puts its file system together, then becomes `pause`, which buries orphans.
# $1 its layers as overlay wants them, $2 the folder of its state, $3 its programs, $4 what its registry serves
set -eu
layers=$1 state=$2 programs=$3 registry=$4 root=$2/root
export PATH=$PATH:/usr/sbin:/sbin

mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$layers,upperdir=$state/changes,workdir=$state/scratch" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/run"

controllers=$(cut -d : -f 2 /proc/self/cgroup | sed '/^$/d')
if [ -z "$controllers" ]; then # cgroup v2
  mount -t cgroup2 cgroup "$root/sys/fs/cgroup"
else
  mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
  for each in $controllers; do
    name=${each#name=}
    mkdir "$root/sys/fs/cgroup/$name"
    mount -t cgroup -o "$each" cgroup "$root/sys/fs/cgroup/$name"
    case $name in *,*) for one in ${name//,/ }; do ln -s "$name" "$root/sys/fs/cgroup/$one"; done ;; esac
  done
fi

bind() { mkdir -p "$root$2" && mount --bind "$1" "$root$2"; }
bind "$programs" /opt/sluice
bind "$registry" /var/lib/registry
bind "$state/settings" /etc/sluice-node
bind "$state/containerd" /var/lib/containerd
bind "$state/kubelet" /var/lib/kubelet
bind "$state/pod-logs" /var/log/pods
mkdir -p "$root/var/log/containers" "$root/run/lock" "$root/run/netns"
echo sluice-node > "$root/etc/hostname"
hostname sluice-node

cd "$root"
pivot_root . mnt
umount -l /mnt
mount --make-rshared /
exec /opt/sluice/pause
