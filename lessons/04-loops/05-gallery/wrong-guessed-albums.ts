import { request, server, sleep } from "interleave";

const shop = server({ latency: [80, 240], bytes: 20_000 });
type Album = { photos: string[]; next: string | null };

/** An album says which one comes after it. */
async function fetchAlbum(name: string): Promise<Album> {
  await sleep(100);
  const n = Number(name.slice("album".length));
  return { photos: [0, 1, 2].map((k) => `/photo/${n}-${k}`), next: n < 4 ? `album${n + 1}` : null };
}

async function fetchPhoto(url: string) {
  const answer = await request(url, { server: shop });
  return answer.bytes;
}

// Load all 4 albums, and all their photos, as soon as they are known. Print the sum once everything is there.
const albums = await Promise.all([1, 2, 3, 4].map((n) => fetchAlbum(`album${n}`)));
const sizes = await Promise.all(albums.flatMap((album) => album.photos.map(fetchPhoto)));
console.log("bytes", sizes.reduce((sum, size) => sum + size, 0));
